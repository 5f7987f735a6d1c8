package org.bandeja.template.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.bandeja.contact.model.Contact;
import org.bandeja.conversation.model.Said;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateSyncs;
import org.bandeja.template.model.Templates;
import org.bandeja.whatsapp.rules.TemplateContent;

/** Whether a template that was accepted may still leave: what has changed since is told in WhatsApp's own codes. */
@ApplicationScoped
public class TemplateGate {
    private static final int NOT_THERE = 132001;
    private static final int PAUSED = 132015;
    private static final int DISABLED = 132016;
    private static final int NO_MARKETING = 131050;

    /** However many messages say so meanwhile: so long after a reading there is no other for their sake. */
    private static final Duration GAP = Duration.ofMinutes(1);

    @Inject
    Templates templates;

    @Inject
    TemplateAccounts accounts;

    @Inject
    BusinessNumbers numbers;

    @Inject
    TemplateSyncs syncs;

    @Inject
    Event<TemplatesWanted> wanted;

    @Inject
    Clock clock;

    /** The code with which WhatsApp would refuse it; empty: it may leave. What is no template may. */
    public OptionalInt refusal(Said said, Contact contact) {
        if (!said.type().equals(Said.TEMPLATE)) {
            return OptionalInt.empty();
        }
        Optional<Template> template =
                said.content().flatMap(TemplateContent::template).flatMap(templates::find);
        if (template.isEmpty()) {
            return OptionalInt.of(NOT_THERE);
        }
        if (!template.get().isApproved()) {
            return OptionalInt.of(code(template.get()));
        }
        boolean unwanted =
                template.get().isMarketing() && contact.marketingOptOut().isPresent();
        return unwanted ? OptionalInt.of(NO_MARKETING) : OptionalInt.empty();
    }

    /** WhatsApp has refused a template that it should have taken: the list of the number's account is read again, soon and once for many. */
    public void areOthers(NumberId number) {
        numbers.find(number).flatMap(accounts::of).ifPresent(account -> {
            syncs.want(account, clock.instant(), GAP);
            wanted.fire(new TemplatesWanted());
        });
    }

    private static int code(Template template) {
        if (template.isPaused()) {
            return PAUSED;
        }
        return template.status().equals("DISABLED") ? DISABLED : NOT_THERE;
    }
}
