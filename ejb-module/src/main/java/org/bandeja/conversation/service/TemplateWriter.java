package org.bandeja.conversation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.bandeja.contact.model.Contact;
import org.bandeja.contact.model.GroupIsOnlyRead;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.routing.model.BusinessNumber;
import org.bandeja.template.model.MarketingNotWanted;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateNotSendable;
import org.bandeja.template.model.TemplateNotSendable.Reason;
import org.bandeja.template.model.Templates;
import org.bandeja.template.rules.TemplateShape;
import org.bandeja.template.service.TemplateAccounts;
import org.bandeja.whatsapp.rules.TemplateComponents;

/** Writes templates to customers: which may go to whom, from which number. */
@ApplicationScoped
public class TemplateWriter {
    @Inject
    Templates templates;

    @Inject
    TemplateAccounts accounts;

    @Inject
    Clock clock;

    /**
     * @throws GroupIsOnlyRead if the contact is a group
     * @throws NotFound if the number's account has no such template
     * @throws TemplateNotSendable if WhatsApp does not take it now, or it cannot be sent from here, or not to this customer
     * @throws MarketingNotWanted if it is marketing, and the customer wants none
     */
    Reply write(TemplateReply wish, BusinessNumber number, Contact contact) {
        if (contact.isGroup()) {
            throw new GroupIsOnlyRead();
        }
        Template template = templates
                .find(wish.template())
                .filter(found -> accounts.of(number).equals(java.util.Optional.of(found.accountId())))
                .orElseThrow(NotFound::new);
        if (!template.isApproved()) {
            throw new TemplateNotSendable(template.isPaused() ? Reason.PAUSED : Reason.NOT_APPROVED);
        }
        TemplateShape shape = TemplateComponents.of(template);
        if (!shape.isSendable()) {
            throw new TemplateNotSendable(Reason.NOT_YET);
        }
        if (template.isMarketing() && contact.marketingOptOut().isPresent()) {
            throw new MarketingNotWanted();
        }
        if (shape.needsPhone()
                && contact.phone().filter(phone -> phone.startsWith("+")).isEmpty()) {
            throw new TemplateNotSendable(Reason.NEEDS_PHONE);
        }
        return new WrittenTemplate(wish, template, shape, clock.instant());
    }
}
