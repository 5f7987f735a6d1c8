package org.bandeja.whatsapp.service;

import static org.bandeja.access.model.Roles.ADMINISTRATOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.bandeja.access.service.Callers;
import org.bandeja.audit.model.AuditRecords.Deed;
import org.bandeja.audit.service.Audit;
import org.bandeja.media.rules.FileName;
import org.bandeja.media.rules.FileType;
import org.bandeja.routing.model.Industry;
import org.bandeja.routing.model.NumberId;
import org.bandeja.routing.model.NumberProfile;
import org.bandeja.routing.model.ProfileNotUsable;
import org.bandeja.routing.service.NumberDesk;
import org.bandeja.routing.service.NumberState;
import org.bandeja.template.service.AppUnknown;
import org.bandeja.template.service.FileHandles;
import org.bandeja.template.service.RefusedByWhatsApp;
import org.bandeja.template.service.WhatsAppAway;
import org.bandeja.whatsapp.model.NoAccessToken;
import org.bandeja.whatsapp.rules.GraphReply;
import org.bandeja.whatsapp.rules.ProfileAnswers;
import org.bandeja.whatsapp.rules.ProfilePicture;

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
    AccountDesk accounts;

    @Inject
    FileHandles handles;

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
    public SeenProfile read(NumberId id) {
        String phoneNumberId = numbers.one(id).phoneNumberId();
        JsonObject told = answered(
                        calls.get(access(phoneNumberId), path(phoneNumberId), Map.of("fields", ProfileAnswers.FIELDS)))
                .body();
        return new SeenProfile(ProfileAnswers.profile(told), ProfileAnswers.isPictured(told));
    }

    /**
     * From now on customers see this.
     *
     * @return as WhatsApp has it now; as it was sent where WhatsApp took it, but tells no more
     * @throws ProfileNotUsable if WhatsApp would not take it
     */
    public SeenProfile write(NumberId id, NumberProfile wanted) {
        wanted.require();
        String phoneNumberId = numbers.one(id).phoneNumberId();
        SeenProfile seen = read(id);
        NumberProfile before = seen.profile();
        answered(calls.post(access(phoneNumberId), path(phoneNumberId), ProfileAnswers.request(wanted)));
        audit.recordApart(changed(id)
                .changing("about", before.about(), wanted.about())
                .changing("address", before.address(), wanted.address())
                .changing("description", before.description(), wanted.description())
                .changing("email", before.email(), wanted.email())
                .changing("websites", before.websites(), wanted.websites())
                .changing(
                        "industry",
                        named(before.industry()),
                        named(wanted.industry().or(before::industry))));
        return asItIsNow(id, new SeenProfile(wanted, seen.pictured()));
    }

    /**
     * From now on customers see this picture.
     *
     * @param name of the file, for people
     * @return likewise
     * @throws ProfileNotUsable if WhatsApp would not take it
     * @throws AppUnknown if nobody has said which app is connected to the number's account
     */
    public SeenProfile show(NumberId id, String name, byte[] picture) {
        FileType type = ProfilePicture.require(picture);
        NumberState number = numbers.one(id);
        String phoneNumberId = number.phoneNumberId();
        SeenProfile before = read(id);
        String account =
                accounts.one(number.account().orElseThrow(NoAccessToken::new)).wabaId();
        String clean = FileName.safe(Optional.of(name), type);
        String handle = handles.give(account, clean, type, picture);
        answered(calls.post(access(phoneNumberId), path(phoneNumberId), ProfileAnswers.picture(handle)));
        audit.recordApart(changed(id).changing("picture", "", clean));
        return asItIsNow(id, new SeenProfile(before.profile(), true));
    }

    private Deed changed(NumberId id) {
        return new Deed(
                clock.instant(),
                Optional.of(callers.current().agent()),
                "NUMBER_PROFILE_CHANGED",
                "number",
                id.value(),
                Optional.empty());
    }

    private static String named(Optional<Industry> industry) {
        return industry.map(Industry::name).orElse("");
    }

    /** WhatsApp has taken it already: that it says no more does not undo that. */
    private SeenProfile asItIsNow(NumberId id, SeenProfile taken) {
        try {
            return read(id);
        } catch (RefusedByWhatsApp | WhatsAppAway silent) {
            return taken;
        }
    }

    private static String path(String phoneNumberId) {
        return GraphCalls.segment(phoneNumberId) + PROFILE;
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
