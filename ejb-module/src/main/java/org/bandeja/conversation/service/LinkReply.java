package org.bandeja.conversation.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.bandeja.conversation.model.MessageId;
import org.bandeja.conversation.model.Said;
import org.bandeja.refusal.model.Malformed;

/**
 * Words with a button that opens a web page.
 *
 * @param question its body at most 1,024 characters
 * @param label what stands on the button; at most 20 characters
 * @param url of a web page; at most {@link #LONGEST_URL} characters
 */
public record LinkReply(Question question, String label, String url, Optional<MessageId> quotes) implements Reply {
    public static final int LONGEST_URL = 2000;
    private static final int LONGEST_BODY = 1024;

    /** @throws Malformed if something is missing, or the address is none of a web page */
    public LinkReply {
        question.requireBody(LONGEST_BODY);
        label = Limits.line("label", label, 20);
        url = Limits.line("url", url, LONGEST_URL);
        requireWebPage(url);
    }

    private static void requireWebPage(String url) {
        try {
            URI address = new URI(url);
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            if (!web || address.getHost() == null) {
                throw new Malformed("url");
            }
        } catch (URISyntaxException e) {
            throw new Malformed("url");
        }
    }

    @Override
    public Said said() {
        return question.said(question.content("cta_url").with("label", label).with("url", url));
    }
}
