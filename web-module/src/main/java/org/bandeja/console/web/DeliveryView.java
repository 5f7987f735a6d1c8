package org.bandeja.console.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.webhook.model.Delivery;
import org.bandeja.webhook.model.DeliveryRow;
import org.bandeja.webhook.service.DeliveryDesk;
import org.bandeja.webhook.web.DeliveryText;

/** One delivery, with what it holds: as text, whatever it is. */
@Named("delivery")
@ViewScoped
public class DeliveryView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    @Inject
    transient DeliveryDesk desk;

    @Inject
    transient Attempts attempts;

    private String id;
    private String why;
    private transient DeliveryRow row;
    private transient String content;

    public void load() {
        try {
            row = desk.one(number());
        } catch (NotFound e) {
            Pages.notFound();
        }
    }

    /** That somebody looked is recorded: so only when somebody wants to. */
    public void look() {
        attempts.attempt(() -> desk.content(number())).ifPresent(bytes -> content = DeliveryText.of(bytes));
    }

    public void replay() {
        if (attempts.done(() -> desk.replay(number()))) {
            attempts.say("console.delivery.replayed", 1);
            load();
        }
    }

    public void discard() {
        if (attempts.done(() -> desk.discard(number(), String.valueOf(why)))) {
            attempts.say("console.delivery.discarded", 1);
            Pages.hide("discard");
            load();
        }
    }

    private long number() {
        if (id == null || !NUMBER.matcher(id).matches()) {
            throw new NotFound();
        }
        return Long.parseLong(id);
    }

    public DeliveryRow getRow() {
        return row;
    }

    public boolean isParked() {
        return row.state() == Delivery.State.PARKED;
    }

    /** Whether processing it once more means anything: it is not under way, and not done. */
    public boolean isReplayable() {
        return isParked() || row.state() == Delivery.State.DISCARDED;
    }

    /** Null: nobody has asked for it. */
    public String getContent() {
        return content;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}
