package org.bandeja.whatsapp.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bandeja.template.rules.TemplateAnswer;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.whatsapp.rules.GraphReply;
import org.bandeja.whatsapp.rules.TemplateRequest;

/**
 * Asks WhatsApp to take, change and delete templates (template management, 2026-09), and gives it example files. Blocks for some
 * seconds, so never within a transaction.
 */
@ApplicationScoped
public class TemplateGateway {
    private static final TemplateAnswer.Refused NO_TOKEN = new TemplateAnswer.Refused(190, 0, "");
    private static final TemplateAnswer.Refused NOT_UNDERSTOOD = new TemplateAnswer.Refused(0, 0, "");
    private static final Duration UPLOAD = Duration.ofMinutes(2);

    /** Failures after which surely nothing has left. */
    private static final Set<String> BEFORE_ANYTHING_LEFT =
            Set.of("ConnectException", "HttpConnectTimeoutException", "UnresolvedAddressException");

    private GraphCalls calls;
    private GraphAccounts accounts;

    /** For the container's proxy. */
    protected TemplateGateway() {}

    @Inject
    public TemplateGateway(GraphCalls calls, GraphAccounts accounts) {
        this.calls = calls;
        this.accounts = accounts;
    }

    /** @param account WhatsApp's id of the business account */
    public TemplateAnswer submit(String account, TemplateDraft draft) {
        return ask(
                account,
                access -> calls.post(
                        access, GraphCalls.segment(account) + "/message_templates", TemplateRequest.creation(draft)));
    }

    /**
     * Replaces all parts of a template.
     *
     * @param withCategory whether its category may change, too
     */
    public TemplateAnswer edit(String account, String template, TemplateDraft draft, boolean withCategory) {
        return ask(
                account,
                access -> calls.post(access, GraphCalls.segment(template), TemplateRequest.edit(draft, withCategory)));
    }

    /** @param template the only one to delete; empty: the name in all languages */
    public TemplateAnswer delete(String account, String name, Optional<String> template) {
        Map<String, String> query = new LinkedHashMap<>(Map.of("name", name));
        template.ifPresent(id -> query.put("hsm_id", id));
        return ask(account, access -> calls.delete(access, GraphCalls.segment(account) + "/message_templates", query));
    }

    public TemplateAnswer unpause(String account, String template) {
        return ask(
                account,
                access -> calls.post(access, GraphCalls.segment(template) + "/unpause", JsonObject.EMPTY_JSON_OBJECT));
    }

    /**
     * Uploads an example file in two steps: a session of the app, then the bytes.
     *
     * @param app WhatsApp's id of the app that is connected to the account
     * @return accepted with the handle as its id
     */
    public TemplateAnswer upload(String account, String app, String name, String type, byte[] bytes) {
        Optional<GraphAccess> access = accounts.ofAccount(account);
        if (access.isEmpty()) {
            return NO_TOKEN;
        }
        Map<String, String> about =
                Map.of("file_name", name, "file_length", String.valueOf(bytes.length), "file_type", type);
        GraphReply session = calls.post(access.get(), GraphCalls.segment(app) + "/uploads", about);
        Optional<String> id = text(session, "id").filter(UploadSession::isOne);
        if (id.isEmpty()) {
            return session instanceof GraphReply.Answered ? NOT_UNDERSTOOD : answer(session);
        }
        GraphReply stored = calls.upload(access.get(), id.get(), BodyPublishers.ofByteArray(bytes), type, UPLOAD);
        return text(stored, "h")
                .<TemplateAnswer>map(
                        handle -> new TemplateAnswer.Accepted(Optional.of(handle), Optional.empty(), Optional.empty()))
                .orElseGet(() -> stored instanceof GraphReply.Answered ? NOT_UNDERSTOOD : answer(stored));
    }

    private TemplateAnswer ask(String account, Function<GraphAccess, GraphReply> call) {
        return accounts.ofAccount(account)
                .map(call)
                .map(TemplateGateway::answer)
                .orElse(NO_TOKEN);
    }

    private static TemplateAnswer answer(GraphReply reply) {
        if (reply instanceof GraphReply.Refused refused) {
            return new TemplateAnswer.Refused(refused.code(), refused.subcode().orElse(0), refused.details());
        }
        if (reply instanceof GraphReply.NotReached away) {
            return BEFORE_ANYTHING_LEFT.contains(away.reason())
                    ? new TemplateAnswer.NotReached()
                    : new TemplateAnswer.Unknown();
        }
        return new TemplateAnswer.Accepted(text(reply, "id"), text(reply, "status"), text(reply, "category"));
    }

    private static Optional<String> text(GraphReply reply, String name) {
        return reply instanceof GraphReply.Answered answered
                ? GraphReply.text(answered.body(), name)
                : Optional.empty();
    }
}
