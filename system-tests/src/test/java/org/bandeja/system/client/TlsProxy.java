package org.bandeja.system.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** A proxy that ends TLS, as docs/operations/INSTALL.md wants it: the host as it came, and where and how it came. One request a connection. */
public final class TlsProxy implements AutoCloseable {
    private static final String PASSWORD = "of no use elsewhere";
    private static final String HEAD_ENDS = "\r\n\r\n";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SSLContext tls;
    private final SSLServerSocket door;
    private final int behind;

    /**
     * Begins to listen.
     *
     * @param directory for the key of its certificate, which nobody but {@link #tls} trusts
     * @param behind the port on this machine that it leads to
     */
    public TlsProxy(Path directory, int behind) {
        this.behind = behind;
        try {
            tls = context(directory.resolve("proxy.p12"));
            door = (SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        threads.execute(this::listen);
    }

    public URI address() {
        return URI.create("https://127.0.0.1:" + door.getLocalPort());
    }

    /** Trusts this proxy. */
    public SSLContext tls() {
        return tls;
    }

    private void listen() {
        try {
            while (true) {
                Socket browser = door.accept();
                threads.execute(() -> serve(browser));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket browser) {
        try (browser;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            String head = head(browser.getInputStream());
            String first = head.substring(0, head.indexOf("\r\n"));
            String rest = head.substring(first.length())
                    .replaceAll("(?i)\r\n(connection|x-forwarded-[a-z]+|upgrade|http2-settings):[^\r]*", "");
            String told =
                    first + "\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 127.0.0.1\r\nConnection: close" + rest;
            server.getOutputStream().write(told.getBytes(StandardCharsets.ISO_8859_1));
            threads.execute(() -> pass(browser, server));
            server.getInputStream().transferTo(browser.getOutputStream());
        } catch (IOException e) {
            // the browser has gone
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException e) {
            // the answer is there
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith(HEAD_ENDS)) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        makeKey(file);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private static void makeKey(Path file) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "proxy",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool ended with " + keytool.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
