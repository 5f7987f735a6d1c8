package org.bandeja.mail.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.bandeja.trace.model.Wordless;
import org.jboss.logging.Logger;

/**
 * Sends letters by the server's mail session, if there is one: the system property {@code bandeja.mail.session} holds
 * its JNDI name, {@code bandeja.mail.from} the sender. Takes as long as the mail server takes, so call it outside of
 * transactions.
 */
@ApplicationScoped
public class PostOffice {
    public static final String SESSION = "bandeja.mail.session";
    public static final String FROM = "bandeja.mail.from";

    private static final Logger LOG = Logger.getLogger(PostOffice.class);

    /** Without these a mail server that does not answer would hold whoever waits for ever. */
    private static final Map<String, String> PATIENCE = Map.of(
            "mail.smtp.connectiontimeout", "5000",
            "mail.smtp.timeout", "10000",
            "mail.smtp.writetimeout", "10000");

    /** WildFly only asks for TLS: whoever stands between could take it away, and be told the password. */
    private static final Map<String, String> ONLY_OVER_TLS =
            Map.of("mail.smtp.starttls.required", "true", "mail.smtp.ssl.checkserveridentity", "true");

    /** Where a session comes from. */
    interface Sessions {
        Session named(String name) throws NamingException;
    }

    private final UnaryOperator<String> properties;
    private final Sessions sessions;
    private final Clock clock;

    /** For the container's proxy. */
    protected PostOffice() {
        this(null);
    }

    @jakarta.inject.Inject
    public PostOffice(Clock clock) {
        this(System::getProperty, name -> (Session) new InitialContext().lookup(name), clock);
    }

    PostOffice(UnaryOperator<String> properties, Sessions sessions, Clock clock) {
        this.properties = properties;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether letters can be sent at all. */
    public boolean isOpen() {
        return given(SESSION).isPresent() && given(FROM).isPresent();
    }

    /** @throws MailNotSent if the mail server did not take it; the log says why, without the text */
    public void send(Letter letter) throws MailNotSent {
        try {
            Session session = sessions.named(given(SESSION).orElseThrow());
            PATIENCE.forEach((name, value) -> session.getProperties().putIfAbsent(name, value));
            if ("true".equals(session.getProperty("mail.smtp.starttls.enable"))) {
                ONLY_OVER_TLS.forEach((name, value) -> session.getProperties().setProperty(name, value));
            }
            Transport.send(message(letter, session));
        } catch (MessagingException | NamingException | RuntimeException e) {
            LOG.warnf("a mail could not be sent: %s", causes(e));
            LOG.debug("a mail could not be sent", Wordless.of(e));
            throw new MailNotSent(e);
        }
    }

    /** What went wrong, by its kinds: a mail server's words may name people. */
    private static String causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(cause -> cause.getClass().getName())
                .distinct()
                .collect(Collectors.joining(" by "));
    }

    private MimeMessage message(Letter letter, Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(given(FROM).orElseThrow(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), "UTF-8");
        message.setText(letter.text(), "UTF-8");
        message.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(properties.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
