package org.bandeja.template.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.bandeja.template.model.DraftChanged;
import org.bandeja.template.model.DraftId;
import org.bandeja.template.model.DraftUnderWay;
import org.bandeja.template.model.TemplateId;
import org.bandeja.template.rules.TemplateAnswer;
import org.bandeja.template.service.DraftBook.Leaving;
import org.bandeja.whatsapp.service.TemplateGateway;

/** Gives a draft to WhatsApp: never twice at once, and never within a transaction. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DraftSubmission {
    @Inject
    DraftBook book;

    @Inject
    TemplateGateway gateway;

    @Inject
    TemplateList list;

    /**
     * What came of it.
     *
     * @param template what the draft has become; empty: it is still one, or the template is found by the next reading of the list
     * @param draft as it stands now; empty: WhatsApp has it
     */
    public record Outcome(Optional<TemplateId> template, Optional<SeenDraft> draft) {}

    /**
     * @param version that somebody has before him
     * @throws DraftChanged if somebody else has changed it meanwhile
     * @throws DraftUnderWay if it was submitted already
     * @throws DraftNotReady if WhatsApp would not take it
     */
    public Outcome submit(DraftId id, int version) {
        Leaving leaving = book.take(id, version);
        TemplateAnswer answer = leaving.whatsappId()
                .map(template -> gateway.edit(leaving.account(), template, leaving.draft(), leaving.withCategory()))
                .orElseGet(() -> gateway.submit(leaving.account(), leaving.draft()));
        if (answer instanceof TemplateAnswer.Accepted accepted) {
            Optional<TemplateId> template = arrived(leaving, accepted);
            list.want(leaving.account());
            return new Outcome(template, Optional.empty());
        }
        if (answer instanceof TemplateAnswer.Refused refused) {
            return new Outcome(Optional.empty(), Optional.of(book.refused(id, refused)));
        }
        if (answer instanceof TemplateAnswer.NotReached) {
            return new Outcome(Optional.empty(), Optional.of(book.notReached(id)));
        }
        SeenDraft doubtful = book.unknown(id);
        list.want(leaving.account());
        return new Outcome(Optional.empty(), Optional.of(doubtful));
    }

    /** WhatsApp tells of a new template at once, so its list may have been read before we are here: then the template is known. */
    private Optional<TemplateId> arrived(Leaving leaving, TemplateAnswer.Accepted accepted) {
        try {
            return book.arrived(leaving, accepted);
        } catch (EJBException e) {
            return book.arrived(leaving, accepted);
        }
    }
}
