package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
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

    private Integer messages;
    private Integer media;
    private Integer deliveries;
    private Integer audit;

    public void load() {
        Map<KeptThing, Optional<Integer>> times = desk.all();
        messages = times.get(KeptThing.MESSAGES).orElse(null);
        media = times.get(KeptThing.MEDIA).orElse(null);
        deliveries = times.get(KeptThing.DELIVERIES).orElse(null);
        audit = times.get(KeptThing.AUDIT).orElse(null);
    }

    public void save() {
        Map<KeptThing, Optional<Integer>> wanted = Map.of(
                KeptThing.MESSAGES, Optional.ofNullable(messages),
                KeptThing.MEDIA, Optional.ofNullable(media),
                KeptThing.DELIVERIES, Optional.ofNullable(deliveries),
                KeptThing.AUDIT, Optional.ofNullable(audit));
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
