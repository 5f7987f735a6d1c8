package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bandeja.retention.model.KeptThing;
import org.bandeja.retention.service.RetentionDesk;

/** How long things are kept; an empty field is for ever. */
@Named("retention")
@ViewScoped
public class RetentionView implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    transient RetentionDesk desk;

    @Inject
    transient Attempts attempts;

    /** What the fields were filled from. */
    private transient Map<KeptThing, Optional<Integer>> shown = Map.of();

    private Integer messages;
    private Integer media;
    private Integer deliveries;
    private Integer audit;

    public void load() {
        shown = desk.all();
        messages = shown.get(KeptThing.MESSAGES).orElse(null);
        media = shown.get(KeptThing.MEDIA).orElse(null);
        deliveries = shown.get(KeptThing.DELIVERIES).orElse(null);
        audit = shown.get(KeptThing.AUDIT).orElse(null);
    }

    /** Only what was changed here: what a colleague has changed since stays. */
    public void save() {
        Map<KeptThing, Optional<Integer>> wanted = new EnumMap<>(Map.of(
                KeptThing.MESSAGES, Optional.ofNullable(messages),
                KeptThing.MEDIA, Optional.ofNullable(media),
                KeptThing.DELIVERIES, Optional.ofNullable(deliveries),
                KeptThing.AUDIT, Optional.ofNullable(audit)));
        wanted.entrySet().removeIf(each -> each.getValue().equals(shown.get(each.getKey())));
        if (attempts.done(() -> desk.change(wanted))) {
            attempts.say("console.saved");
            load();
        }
    }

    public Integer getMessages() {
        return messages;
    }

    public void setMessages(Integer messages) {
        this.messages = messages;
    }

    public Integer getMedia() {
        return media;
    }

    public void setMedia(Integer media) {
        this.media = media;
    }

    public Integer getDeliveries() {
        return deliveries;
    }

    public void setDeliveries(Integer deliveries) {
        this.deliveries = deliveries;
    }

    public Integer getAudit() {
        return audit;
    }

    public void setAudit(Integer audit) {
        this.audit = audit;
    }
}
