package org.bandeja.soak.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A company's mail server: takes letters by TLS (STARTTLS) only, and only from who logs in. */
public final class MailServer implements AutoCloseable {
    private final ServerSocket door;
    private final SSLContext tls;
    private final String login;
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final List<String> inTheClear = new CopyOnWriteArrayList<>();

    /** @param store PKCS12 with certificate and key */
    public MailServer(int port, Path store, String storePassword, String user, String password) {
        tls = context(store, storePassword.toCharArray());
        login = "\0" + user + "\0" + password;
        try {
            door = new ServerSocket(port, 20, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread waiter = new Thread(this::serve, "mail server");
        waiter.setDaemon(true);
        waiter.start();
    }

    private static SSLContext context(Path store, char[] password) {
        try (InputStream bytes = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(bytes, password);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The letters that came, as they came. */
    public List<String> letters() {
        return List.copyOf(letters);
    }

    /** What somebody tried to say of logins before there was TLS. */
    public List<String> inTheClear() {
        return List.copyOf(inTheClear);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                Thread talk = new Thread(() -> talk(socket), "mail");
                talk.setDaemon(true);
                talk.start();
            } catch (SocketException e) {
                return; // closed
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void talk(Socket plain) {
        try (plain) {
            say(plain, "220 mail of the company");
            if (talkPlainly(plain)) {
                SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
                secure.setUseClientMode(false);
                talkSecurely(secure);
            }
        } catch (IOException e) {
            failed.incrementAndGet(); // who does not trust our certificate goes away so
        }
    }

    /** @return whether TLS is to begin */
    private boolean talkPlainly(Socket socket) throws IOException {
        BufferedReader lines = lines(socket);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String word = word(line);
            switch (word) {
                case "EHLO" -> say(socket, "250-mail", "250 STARTTLS");
                case "STARTTLS" -> {
                    say(socket, "220 go on");
                    return true;
                }
                case "QUIT" -> say(socket, "221 bye");
                default -> {
                    if (word.equals("AUTH")) {
                        inTheClear.add(line);
                    }
                    say(socket, "530 STARTTLS first");
                }
            }
        }
        return false;
    }

    private void talkSecurely(Socket socket) throws IOException {
        BufferedReader lines = lines(socket);
        boolean in = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            switch (word(line)) {
                case "EHLO" -> say(socket, "250-mail", "250 AUTH PLAIN");
                case "AUTH" -> {
                    String said = line.substring("AUTH PLAIN".length()).strip();
                    if (said.isEmpty()) {
                        say(socket, "334 ");
                        said = lines.readLine();
                    }
                    in = knows(said);
                    say(socket, in ? "235 come in" : "535 who are you?");
                }
                case "DATA" -> {
                    say(socket, "354 go on");
                    letters.add(letter(lines));
                    say(socket, "250 taken");
                }
                case "QUIT" -> say(socket, "221 bye");
                case "NOOP", "RSET" -> say(socket, "250 well");
                default -> say(socket, in ? "250 well" : "530 log in first");
            }
        }
    }

    /** Before user and password may stand for whom the letters are to be. */
    private boolean knows(String said) {
        return new String(Base64.getDecoder().decode(said), StandardCharsets.UTF_8).endsWith(login);
    }

    private static String letter(BufferedReader lines) throws IOException {
        StringBuilder letter = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            letter.append(line).append('\n');
        }
        return letter.toString();
    }

    private static String word(String line) {
        return line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
    }

    private static BufferedReader lines(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void say(Socket socket, String... lines) throws IOException {
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
