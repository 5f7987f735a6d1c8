package org.bandeja.mail.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.naming.NamingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real, small SMTP server. */
class PostOfficeTest {
    private static final Letter LETTER = new Letter(
            "ana@example.com", "Tu acceso: ñ €", "Hola, José:\n\nhttps://inbox.example/password.xhtml#bdj_x\n");

    private final Map<String, String> properties = new HashMap<>(
            Map.of(PostOffice.SESSION, "java:jboss/mail/Bandeja", PostOffice.FROM, "Bandeja <inbox@example.com>"));
    private final Properties session = new Properties();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    private final PostOffice office = new PostOffice(properties::get, name -> Session.getInstance(session), clock);

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        session.setProperty("mail.smtp.host", "127.0.0.1");
        session.setProperty("mail.smtp.port", String.valueOf(server.getSmtp().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aLetterArrivesAsItWasWritten() throws Exception {
        office.send(LETTER);
        MimeMessage[] arrived = server.getReceivedMessages();
        assertThat(arrived).hasSize(1);
        assertThat(arrived[0].getSubject()).isEqualTo(LETTER.subject());
        assertThat(arrived[0].getFrom()[0]).hasToString("Bandeja <inbox@example.com>");
        assertThat(arrived[0].getRecipients(Message.RecipientType.TO)[0]).hasToString("ana@example.com");
        assertThat(((String) arrived[0].getContent()).replace("\r\n", "\n").strip())
                .isEqualTo(LETTER.text().strip());
        assertThat(arrived[0].getSentDate()).isEqualTo(clock.instant());
    }

    @Test
    void whereTlsIsWantedNothingIsSaidWithoutIt() {
        server.setUser("inbox", "of the mail server");
        session.setProperty("mail.smtp.auth", "true");
        session.setProperty("mail.smtp.starttls.enable", "true");
        Authenticator login = new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("inbox", "of the mail server");
            }
        };
        PostOffice known = new PostOffice(properties::get, name -> Session.getInstance(session, login), clock);
        assertThatThrownBy(() -> known.send(LETTER))
                .isInstanceOf(MailNotSent.class)
                .rootCause()
                .hasMessageContaining("STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsTold() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            session.setProperty("mail.smtp.port", String.valueOf(free.getLocalPort()));
        }
        assertThatThrownBy(() -> office.send(LETTER)).isInstanceOf(MailNotSent.class);
    }

    @Test
    void aSessionThatIsNotThereIsTold() {
        PostOffice lost = new PostOffice(
                properties::get,
                name -> {
                    throw new NamingException(name);
                },
                clock);
        assertThatThrownBy(() -> lost.send(LETTER)).isInstanceOf(MailNotSent.class);
    }

    @Test
    void nothingInAnAddressAddsRecipientsOrHeaders() {
        Letter forged = new Letter("ana@example.com\r\nBcc: eve@example.com", "subject", "text");
        assertThatThrownBy(() -> office.send(forged)).isInstanceOf(MailNotSent.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void nobodyWaitsForAServerForEver() throws MailNotSent {
        office.send(LETTER);
        assertThat(session)
                .containsEntry("mail.smtp.connectiontimeout", "5000")
                .containsKeys("mail.smtp.timeout", "mail.smtp.writetimeout");
    }

    @Test
    void itIsOpenWhenSessionAndSenderAreSet() {
        assertThat(office.isOpen()).isTrue();
        properties.put(PostOffice.FROM, " ");
        assertThat(office.isOpen()).isFalse();
    }

    @Test
    void aLetterNeverShowsItsText() {
        assertThat(LETTER.toString()).doesNotContain("bdj_x");
    }
}
