package org.bandeja.conversation.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bandeja.conversation.model.ConversationRow;
import org.bandeja.conversation.model.ConversationRow.AgentShown;
import org.bandeja.conversation.model.ConversationRow.ContactShown;
import org.bandeja.conversation.model.ServiceWindow;
import org.bandeja.conversation.service.SeenConversation;
import org.bandeja.conversation.service.SeenConversation.Undo;
import org.bandeja.identifier.model.Tsid;
import org.bandeja.label.web.LabelJson;
import org.bandeja.routing.model.RouteStep;

/** A conversation as the API shows it to one person. What is absent is null. */
public record ConversationJson(
        String id,
        long seq,
        String status,
        NumberJson number,
        ContactJson contact,
        NamedJson department,
        NamedJson attendant,
        NamedJson assignee,
        String flag,
        WindowJson window,
        LastMessageJson lastMessage,
        long unread,
        boolean newActivity,
        String waitingSince,
        String openedAt,
        String completedAt,
        String activityAt,
        String messagesRemovedAt,
        List<String> actions,
        UndoJson undo,
        List<StepJson> routePath,
        List<LabelJson> labels) {

    /** By the id alone: what writes JSON keeps everything that it meets in hash sets, and would hash it all again at every level. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** A business number. */
    public record NumberJson(String id, String phoneNumberId, String displayPhoneNumber, String name) {
        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    /**
     * A customer.
     *
     * @param group a group of WhatsApp, where nothing is sent
     * @param marketingStoppedAt since when he wants no marketing messages, null: he has not said so
     * @param blocked at the conversation's number
     * @param erased nothing of the person is left
     */
    public record ContactJson(
            String id,
            String name,
            String profileName,
            String phone,
            String userId,
            boolean group,
            String marketingStoppedAt,
            boolean blocked,
            boolean erased) {
        @Override
        public int hashCode() {
            return id.hashCode();
        }

        static ContactJson of(ContactShown contact) {
            return new ContactJson(
                    contact.id().text(),
                    contact.name(),
                    contact.profileName(),
                    contact.phone().orElse(null),
                    contact.userId().orElse(null),
                    contact.group(),
                    contact.marketingStopped().map(Times::text).orElse(null),
                    contact.blocked(),
                    contact.erased());
        }
    }

    /** What the caller may take back, and until when. */
    public record UndoJson(String action, String until) {
        static UndoJson of(Undo undo) {
            return new UndoJson(undo.action().name(), Times.text(undo.until()));
        }
    }

    /** Somebody or something with a name. */
    public record NamedJson(String id, String name) {
        static NamedJson of(AgentShown agent) {
            return new NamedJson(agent.id().text(), agent.name());
        }
    }

    /**
     * The service window.
     *
     * @param open whether free-form messages are taken now
     * @param closesAt when WhatsApp closes it
     * @param writableUntil until when free-form messages are taken: a little earlier
     * @param freeUntil until when messages to the customer are free of charge; null: WhatsApp has not said so, or it is past
     */
    public record WindowJson(boolean open, String closesAt, String writableUntil, String freeUntil) {
        static WindowJson of(ServiceWindow window, Optional<Instant> freeUntil, Instant now) {
            return new WindowJson(
                    window.isWritableAt(now),
                    Times.text(window.closesAt()),
                    Times.text(window.writableUntil()),
                    freeUntil.filter(now::isBefore).map(Times::text).orElse(null));
        }
    }

    /** What was said last; the text is a preview. */
    public record LastMessageJson(
            String id, long seq, String direction, String type, String text, String at, String status) {
        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    /**
     * A step of the route path.
     *
     * @param id of what it is about; of an option: of the attendant that offered it
     * @param option names an option within its attendant
     * @param reason why it was taken; null where every path begins
     */
    public record StepJson(String kind, String id, String name, String option, String reason, String at) {
        static StepJson of(RouteStep step) {
            return new StepJson(
                    step.kind().name(),
                    step.subject().isPresent() ? Tsid.text(step.subject().getAsLong()) : null,
                    step.name(),
                    step.option().orElse(null),
                    step.reason().map(Enum::name).orElse(null),
                    Times.text(step.at()));
        }
    }

    /** @param now decides whether the window is open */
    public static ConversationJson of(SeenConversation seen, Instant now) {
        ConversationRow row = seen.row();
        return new ConversationJson(
                row.id().text(),
                row.seq(),
                row.status().name(),
                new NumberJson(
                        row.number().id().text(),
                        row.number().phoneNumberId(),
                        row.number().displayPhoneNumber(),
                        row.number().name()),
                ContactJson.of(row.contact()),
                row.department()
                        .map(department -> new NamedJson(department.id().text(), department.name()))
                        .orElse(null),
                row.attendant()
                        .map(attendant -> new NamedJson(attendant.id().text(), attendant.name()))
                        .orElse(null),
                row.assignee().map(NamedJson::of).orElse(null),
                seen.flag().map(Enum::name).orElse(null),
                row.window()
                        .map(window -> WindowJson.of(window, row.freeUntil(), now))
                        .orElse(null),
                row.lastMessage().map(ConversationJson::lastMessage).orElse(null),
                seen.activity().unread(),
                seen.activity().isNew(),
                row.waitingSince().map(Times::text).orElse(null),
                Times.text(row.openedAt()),
                row.completedAt().map(Times::text).orElse(null),
                Times.text(row.activityAt()),
                row.messagesRemoved().map(Times::text).orElse(null),
                seen.actions().stream().map(Enum::name).toList(),
                seen.undo().map(UndoJson::of).orElse(null),
                seen.routePath()
                        .map(path -> path.stream().map(StepJson::of).toList())
                        .orElse(null),
                row.labels().stream().map(LabelJson::of).toList());
    }

    private static LastMessageJson lastMessage(ConversationRow.LastMessage message) {
        return new LastMessageJson(
                message.id().text(),
                message.seq(),
                message.direction().name(),
                message.type(),
                message.preview().orElse(null),
                Times.text(message.at()),
                message.status().name());
    }
}
