package org.bandeja.soak;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Somebody without the key of the nodes at the port at which they reach each other. */
final class Outsider {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final TrustManager[] CREDULOUS = {
        new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {
                // Nobody comes here.
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {
                // It is the other side that is tried.
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        }
    };

    private Outsider() {}

    /** Whether he is heard; else he is cut off before he has said anything. */
    static boolean isLetIn(int port) {
        try {
            SSLContext tls = SSLContext.getInstance("TLSv1.3");
            tls.init(null, CREDULOUS, null);
            try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port)) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.startHandshake();
                InputStream in = socket.getInputStream();
                return in.read() >= 0;
            }
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
