package org.bandeja.whatsapp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.bandeja.outbox.rules.BringResult;
import org.bandeja.outbox.rules.FileGateway;
import org.bandeja.outbox.rules.FileToBring;
import org.bandeja.outbox.rules.SendResult;
import org.bandeja.whatsapp.rules.GraphReply;
import org.bandeja.whatsapp.rules.MediaAnswer;

/** Brings files over the Graph API: a form of several parts, of which the file's is read from the disk while it leaves. */
@ApplicationScoped
public class GraphFiles implements FileGateway {
    private static final String LINE = "\r\n";
    /** WhatsApp knows one type of text; by its name a customer's phone knows better. */
    private static final Map<String, String> TAKEN_AS = Map.of("text/csv", "text/plain", "text/vcard", "text/plain");

    private GraphAccounts accounts;
    private GraphCalls calls;

    /** For the container's proxy. */
    protected GraphFiles() {}

    @Inject
    public GraphFiles(GraphAccounts accounts, GraphCalls calls) {
        this.accounts = accounts;
        this.calls = calls;
    }

    @Override
    public BringResult bring(FileToBring file) {
        return accounts.ofNumber(file.phoneNumberId())
                .map(access -> bring(file, access))
                .orElseGet(MediaAnswer::noAccess);
    }

    private BringResult bring(FileToBring file, GraphAccess access) {
        String boundary = "bandeja-" + UUID.randomUUID();
        try {
            GraphReply reply = calls.post(
                    access,
                    GraphCalls.segment(file.phoneNumberId()) + "/media",
                    form(file, boundary),
                    "multipart/form-data; boundary=" + boundary,
                    file.patience());
            return MediaAnswer.understand(reply);
        } catch (FileNotFoundException e) {
            return new BringResult.NotBrought(new SendResult.NotReached("the file cannot be read"));
        }
    }

    /** What it is called there is of no use to anybody: a document's name goes with the message. */
    private static BodyPublisher form(FileToBring file, String boundary) throws FileNotFoundException {
        String mime = TAKEN_AS.getOrDefault(file.mime(), file.mime());
        String head = field("messaging_product", "whatsapp", boundary)
                + field("type", mime, boundary)
                + "--" + boundary + LINE
                + "Content-Disposition: form-data; name=\"file\"; filename=\"file\"" + LINE
                + "Content-Type: " + mime + LINE + LINE;
        String tail = LINE + "--" + boundary + "--" + LINE;
        return BodyPublishers.concat(text(head), BodyPublishers.ofFile(file.path()), text(tail));
    }

    private static String field(String name, String value, String boundary) {
        return "--" + boundary + LINE + "Content-Disposition: form-data; name=\"" + name + "\"" + LINE + LINE + value
                + LINE;
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }
}
