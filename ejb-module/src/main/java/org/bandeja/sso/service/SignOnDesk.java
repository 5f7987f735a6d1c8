package org.bandeja.sso.service;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.bandeja.audit.service.Audit;
import org.bandeja.login.model.TokenSecret;
import org.bandeja.sso.rules.OwnPath;
import org.bandeja.sso.rules.ProvedPerson;
import org.bandeja.sso.rules.RoundTripProof;
import org.bandeja.sso.rules.SignOnFailed;
import org.bandeja.sso.rules.SignOnFailed.Kind;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/** Single sign-on: to the company's provider and back. No transaction is open while the provider is asked. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignOnDesk {
    private static final Logger LOG = Logger.getLogger(SignOnDesk.class);

    /** What nobody has to be told of. */
    private static final Set<Kind> BY_ANYBODY = Set.of(Kind.OFF, Kind.DENIED, Kind.STALE);

    @Inject
    IdentityProvider provider;

    @Inject
    SignOnBook book;

    @Inject
    Audit audit;

    /** @param wanted where the person wants to go; what is no path of ours is not gone to */
    public SignOn begin(String wanted) {
        TokenSecret secret = TokenSecret.random();
        try {
            SignOn begun = new SignOn.Begun(secret, provider.signInAddress(RoundTripProof.of(secret)));
            book.begin(secret, OwnPath.of(wanted));
            return begun;
        } catch (SignOnFailed e) {
            return refused(e);
        }
    }

    /** Whoever comes is in, or is told why not. */
    public SignOn arrive(Arrival arrival) {
        RoundTripProof proof = arrival.secret().map(RoundTripProof::of).orElse(null);
        if (proof == null || arrival.state().filter(proof::isState).isEmpty()) {
            return new SignOn.Refused(Kind.STALE, Optional.empty());
        }
        Optional<String> next = book.end(arrival.secret().orElseThrow());
        if (next.isEmpty()) {
            return new SignOn.Refused(Kind.STALE, Optional.empty());
        }
        try {
            return enter(provider.prove(code(arrival), arrival.issuer(), proof), arrival, next.get());
        } catch (SignOnFailed e) {
            return refused(e);
        }
    }

    /** Only whom the provider knows gets into the audit: what anybody can bring about without an account would fill it. */
    private SignOn enter(ProvedPerson person, Arrival arrival, String next) {
        SignOn outcome = settle(person, arrival, next);
        if (outcome instanceof SignOn.Refused refused) {
            audit.signInFailed(refused.agent(), "SSO_" + refused.kind());
        }
        return outcome;
    }

    private static String code(Arrival arrival) {
        return arrival.code()
                .filter(code -> arrival.error().isEmpty())
                .orElseThrow(() -> new SignOnFailed(Kind.DENIED, "the provider gives no code"));
    }

    /** Two windows of somebody new at once: the second finds what the first has made. */
    private SignOn settle(ProvedPerson person, Arrival arrival, String next) {
        try {
            return book.settle(person, arrival, next);
        } catch (EJBException e) {
            LOG.debug("again", Wordless.of(e));
            return book.settle(person, arrival, next);
        }
    }

    private static SignOn.Refused refused(SignOnFailed failure) {
        if (!BY_ANYBODY.contains(failure.kind())) {
            LOG.warnf("Single sign-on: %s: %s", failure.kind(), failure.getMessage());
        }
        return new SignOn.Refused(failure.kind(), Optional.empty());
    }
}
