package org.bandeja.soak.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A company's own authority, and a certificate of it for this machine. */
public record Certificates(Path authority, Path certificate, Path key) {
    public static Certificates make(Path directory) {
        Shell shell = new Shell(directory);
        shell.run("""
                set -e
                openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj '/CN=The company' -keyout ca.key -out ca.pem
                openssl req -newkey rsa:2048 -nodes -subj /CN=inbox -keyout inbox.key -out inbox.csr
                printf 'subjectAltName=IP:127.0.0.1,DNS:localhost\\n' >inbox.ext
                openssl x509 -req -days 60 -in inbox.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile inbox.ext -out inbox.pem
                """).require();
        return new Certificates(
                directory.resolve("ca.pem"), directory.resolve("inbox.pem"), directory.resolve("inbox.key"));
    }

    /** The certificate with its key, as Java keeps it. */
    public Path store(String password) {
        Path store = certificate.resolveSibling("inbox.p12");
        new Shell(store.getParent())
                .run("openssl pkcs12 -export -in inbox.pem -inkey inbox.key -passout pass:" + password + " -out "
                        + store)
                .require();
        return store;
    }

    /** What Java trusts, and the authority: what a machine has on which it was made known. */
    public Path trustStore() {
        Path store = authority.resolveSibling("trust.p12");
        String java = System.getProperty("java.home");
        new Shell(store.getParent())
                .run("set -e; rm -f trust.p12; " + java + "/bin/keytool -importkeystore -noprompt -srckeystore " + java
                        + "/lib/security/cacerts -srcstorepass changeit -destkeystore trust.p12 -deststoretype PKCS12"
                        + " -deststorepass changeit; " + java
                        + "/bin/keytool -importcert -noprompt -alias company -file "
                        + authority + " -keystore trust.p12 -storepass changeit")
                .require();
        return store;
    }

    /** Trusts the authority, and nobody else. */
    public SSLContext trust() {
        try (InputStream pem = Files.newInputStream(authority)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
