package org.bandeja.template.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.bandeja.media.rules.FileType;
import org.bandeja.template.rules.TemplateAnswer;
import org.bandeja.whatsapp.service.TemplateGateway;

/** Gives WhatsApp files that a handle stands for afterwards; never within a transaction. */
@ApplicationScoped
public class FileHandles {
    @Inject
    AppOfAccount apps;

    @Inject
    TemplateGateway gateway;

    /**
     * @param account WhatsApp's id of it
     * @param name of the file, cleaned
     * @return its handle
     * @throws AppUnknown if nobody has said which app is connected to the account
     * @throws RefusedByWhatsApp with its words
     * @throws WhatsAppAway if it was not reached: nothing has changed
     */
    public String give(String account, String name, FileType type, byte[] bytes) {
        String app = apps.of(account).orElseThrow(AppUnknown::new);
        TemplateAnswer answer = gateway.upload(account, app, name, type.mime(), bytes);
        if (answer instanceof TemplateAnswer.Refused refused) {
            throw new RefusedByWhatsApp(refused.words().isEmpty() ? "error " + refused.code() : refused.words());
        }
        if (answer instanceof TemplateAnswer.Accepted accepted) {
            return accepted.id().orElseThrow();
        }
        throw new WhatsAppAway();
    }
}
