package org.bandeja.login.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.bandeja.conversation.web.Times;
import org.bandeja.login.service.LinkDesk.Link;
import org.bandeja.mail.service.Letter;
import org.bandeja.mail.service.MailNotSent;
import org.bandeja.mail.service.PostOffice;
import org.bandeja.screen.web.Texts;

/**
 * Brings a link to the person that it is for: by mail where the server can send any and knows an address, else through
 * whoever made it. The secret stands behind the {@code #}, so that no server and no proxy writes it into a log.
 */
@ApplicationScoped
public class LinkSender {
    @Inject
    PostOffice post;

    @Inject
    Texts texts;

    /**
     * What became of a link.
     *
     * @param sentTo where it was sent to; null: it was not
     * @param failure why it could not be sent although it should; null otherwise
     * @param url to hand over, shown this once; null when it was sent
     */
    public record LinkJson(String purpose, String expiresAt, String sentTo, String failure, String url) {}

    /** Outside of the transaction in which the link was made. */
    public LinkJson handOver(Link link, HttpServletRequest request, Locale locale) {
        String url =
                PublicAddress.of(request) + "/password.xhtml#" + link.secret().text();
        String expires = Times.text(link.expiresAt());
        String purpose = link.purpose().name();
        if (!post.isOpen() || link.email().isEmpty()) {
            return new LinkJson(purpose, expires, null, null, url);
        }
        String to = link.email().get();
        try {
            post.send(letter(link, to, url, locale));
            return new LinkJson(purpose, expires, to, null, null);
        } catch (MailNotSent e) {
            return new LinkJson(purpose, expires, null, texts.text(locale, "mail.notSent", to), url);
        }
    }

    private Letter letter(Link link, String to, String url, Locale locale) {
        String kind = "mail." + link.purpose().name().toLowerCase(Locale.ROOT);
        String until = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(link.expiresAt())
                + " UTC";
        return new Letter(
                to,
                texts.text(locale, kind + ".subject"),
                texts.text(locale, kind + ".text", link.name(), link.login(), url, until));
    }
}
