package org.bandeja.template.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.bandeja.refusal.model.NotFound;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.TemplateAnswer;
import org.bandeja.whatsapp.service.TemplateGateway;

/** What else administrators ask WhatsApp to do with a template; never within a transaction. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TemplateUpkeep {
    @Inject
    TemplateGateway gateway;

    @Inject
    UpkeepBook book;

    @Inject
    TemplateList list;

    /**
     * Deletes it at WhatsApp, where the name of an approved template cannot be used again for 30 days.
     *
     * @param allLanguages everything of this name; else this one alone
     * @throws NotFound if WhatsApp does not list it any more
     * @throws RefusedByWhatsApp with its words
     * @throws WhatsAppAway if it did not answer
     */
    public void delete(TemplateId id, boolean allLanguages) {
        UpkeepBook.Named named = book.named(id);
        TemplateAnswer answer = gateway.delete(
                named.account(), named.name(), Optional.of(named.whatsappId()).filter(one -> !allLanguages));
        list.want(named.account());
        requireDone(answer);
        book.deleted(named, allLanguages ? named.sameName() : List.of(named.whatsappId()));
    }

    /**
     * WhatsApp stopped it because customers did not like it; it is to go on.
     *
     * @throws NotFound if WhatsApp does not list it any more
     * @throws RefusedByWhatsApp with its words
     * @throws WhatsAppAway if it did not answer
     */
    public void unpause(TemplateId id) {
        UpkeepBook.Named named = book.named(id);
        TemplateAnswer answer = gateway.unpause(named.account(), named.whatsappId());
        list.want(named.account());
        requireDone(answer);
        book.unpaused(named);
    }

    private static void requireDone(TemplateAnswer answer) {
        if (answer instanceof TemplateAnswer.Refused refused) {
            throw new RefusedByWhatsApp(refused.words().isEmpty() ? "error " + refused.code() : refused.words());
        }
        if (!(answer instanceof TemplateAnswer.Accepted)) {
            throw new WhatsAppAway();
        }
    }
}
