package org.bandeja.template.service;

import java.time.Instant;
import java.util.Optional;
import org.bandeja.template.model.Template;
import org.bandeja.template.model.TemplateId;

/**
 * A template in the administrators' list.
 *
 * @param account WhatsApp's id of the business account
 * @param accountName as the company calls it
 * @param nextCategory what WhatsApp is about to make of its category
 * @param reason WhatsApp's word for why it is rejected, paused or disabled
 * @param advice what WhatsApp says about that in sentences
 * @param told when WhatsApp told something about it last; empty: never
 */
public record TemplateRow(
        TemplateId id,
        String whatsappId,
        String account,
        String accountName,
        String name,
        String language,
        String category,
        Optional<String> nextCategory,
        String status,
        Optional<String> reason,
        Optional<String> advice,
        Optional<String> quality,
        Optional<Instant> told) {
    static TemplateRow of(Template template, String accountName) {
        return new TemplateRow(
                template.id(),
                template.whatsappId(),
                template.accountId(),
                accountName,
                template.name(),
                template.language(),
                template.category(),
                template.nextCategory(),
                template.status(),
                template.rejectedReason(),
                template.advice(),
                template.quality(),
                template.toldAt());
    }
}
