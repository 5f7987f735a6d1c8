package org.bandeja.whatsapp.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.NumberProfile;
import org.bandeja.routing.model.ProfileNotUsable;
import org.bandeja.routing.service.NumberDesk;
import org.bandeja.template.service.RefusedByWhatsApp;
import org.bandeja.template.service.WhatsAppAway;
import org.bandeja.whatsapp.model.NoAccessToken;
import org.bandeja.whatsapp.rules.GraphReply;
import org.bandeja.whatsapp.rules.ProfileAnswers;

/** What customers see of a number, kept at WhatsApp and nowhere else. Calls WhatsApp, so never within a transaction. */
@Stateless
@RolesAllowed(ADMINISTRATOR)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NumberProfiles {
    private static final String PROFILE = "/whatsapp_business_profile";

    @Inject
    NumberDesk numbers;

    @Inject
    GraphAccounts graph;

    @Inject
    GraphCalls calls;

    @Inject
    Callers callers;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * As WhatsApp has it now.
     *
     * @throws NoAccessToken if there is nothing to ask with
     * @throws RefusedByWhatsApp if WhatsApp says no
     * @throws WhatsAppAway if it does not answer
     */
    public NumberProfile read(NumberId id) {
        String phoneNumberId = numbers.one(id).phoneNumberId();
        return ProfileAnswers.profile(answered(calls.get(
                        access(phoneNumberId),
                        GraphCalls.segment(phoneNumberId) + PROFILE,
                        Map.of("fields", ProfileAnswers.FIELDS)))
                .body());
    }

    /**
     * From now on customers see this.
     *
     * @return as WhatsApp has it now; as it was sent where WhatsApp took it, but tells no more
     * @throws ProfileNotUsable if WhatsApp would not take it
     */
    public NumberProfile write(NumberId id, NumberProfile wanted) {
        wanted.require();
        String phoneNumberId = numbers.one(id).phoneNumberId();
        NumberProfile before = read(id);
        answered(calls.post(
                access(phoneNumberId), GraphCalls.segment(phoneNumberId) + PROFILE, ProfileAnswers.request(wanted)));
        audit.recordApart(new Deed(
                        clock.instant(),
                        Optional.of(callers.current().agent()),
                        "NUMBER_PROFILE_CHANGED",
                        "number",
                        id.value(),
                        Optional.empty())
                .changing("about", before.about(), wanted.about())
                .changing("address", before.address(), wanted.address())
                .changing("description", before.description(), wanted.description())
                .changing("email", before.email(), wanted.email())
                .changing("websites", before.websites(), wanted.websites()));
        return asItIsNow(id, wanted);
    }

    /** WhatsApp has taken it already: that it says no more does not undo that. */
    private NumberProfile asItIsNow(NumberId id, NumberProfile taken) {
        try {
            return read(id);
        } catch (RefusedByWhatsApp | WhatsAppAway silent) {
            return taken;
        }
    }

    private GraphAccess access(String phoneNumberId) {
        return graph.ofNumber(phoneNumberId).orElseThrow(NoAccessToken::new);
    }

    private static GraphReply.Answered answered(GraphReply reply) {
        if (reply instanceof GraphReply.Answered answered) {
            return answered;
        }
        if (reply instanceof GraphReply.Refused refused) {
            throw new RefusedByWhatsApp(refused.details());
        }
        throw new WhatsAppAway();
    }
}
