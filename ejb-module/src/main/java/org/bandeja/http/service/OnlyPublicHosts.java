package org.bandeja.http.service;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.bandeja.http.rules.PublicAddress;

/**
 * Finds the addresses of hosts that somebody named: the connection goes to what was found and checked here, nobody asks again. A
 * host with one address that is not public is not called at all.
 */
public final class OnlyPublicHosts implements DnsResolver {
    /** It is there, and must not be called. */
    public static final class ForbiddenHost extends UnknownHostException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host);
        if (!Stream.of(found).allMatch(PublicAddress::isPublic)) {
            throw new ForbiddenHost();
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
