package org.bandeja.whatsapp.web;

import java.util.List;
import org.bandeja.conversation.web.Times;
import org.bandeja.whatsapp.model.SecretKind;
import org.bandeja.whatsapp.service.AccountState;

/**
 * An account of WhatsApp. Of its secrets it says that they are there, since when and by whom; never what they are.
 *
 * @param settings whether the server's settings speak for it where it has no secret of its own
 * @param overlapUntil until when the app secret before the present one counts
 * @param review in WhatsApp's words, likewise ban, banDate, restrictions and messagingLimit
 */
public record AccountJson(
        String id,
        String wabaId,
        String name,
        String appId,
        boolean settings,
        SecretJson accessToken,
        SecretJson appSecret,
        SecretJson verifyToken,
        String overlapUntil,
        String review,
        String ban,
        String banDate,
        List<String> restrictions,
        String messagingLimit,
        Integer mostNumbers,
        String listedAt,
        int numbers,
        int stoppedNumbers) {

    /** @param source HERE, SETTINGS, NONE, or UNREADABLE: the key that encrypted it is gone */
    public record SecretJson(String source, String setAt, String setBy) {
        static SecretJson of(AccountState.Secret secret) {
            return new SecretJson(
                    secret.source().name(),
                    secret.at().map(Times::text).orElse(null),
                    secret.by().orElse(null));
        }
    }

    static AccountJson of(AccountState account) {
        return new AccountJson(
                account.id().text(),
                account.wabaId(),
                account.name(),
                account.appId().orElse(null),
                account.fromSettings(),
                SecretJson.of(account.secrets().get(SecretKind.ACCESS_TOKEN)),
                SecretJson.of(account.secrets().get(SecretKind.APP_SECRET)),
                SecretJson.of(account.secrets().get(SecretKind.VERIFY_TOKEN)),
                account.overlapUntil().map(Times::text).orElse(null),
                account.review().orElse(null),
                account.ban().orElse(null),
                account.banDate().orElse(null),
                account.restrictions(),
                account.messagingLimit().orElse(null),
                account.mostNumbers().isPresent()
                        ? Integer.valueOf(account.mostNumbers().getAsInt())
                        : null,
                account.listedAt().map(Times::text).orElse(null),
                account.numbers(),
                account.stoppedNumbers());
    }
}
