package org.bandeja.template.service;

import java.util.List;
import org.bandeja.template.rules.TemplateDraft;
import org.bandeja.template.rules.TemplateDraft.Card;
import org.bandeja.template.rules.TemplateDraft.Category;
import org.bandeja.template.rules.TemplateDraft.Code;
import org.bandeja.template.rules.TemplateDraft.Form;
import org.bandeja.template.rules.TemplateDraft.Offer;

/** Drafts as tests need them. */
final class Drafts {
    private Drafts() {}

    static TemplateDraft draft(
            Category category, Form form, Card front, String footer, Offer offer, List<Card> cards, Code code) {
        return new TemplateDraft(
                "a",
                "es",
                category,
                false,
                form,
                front.header(),
                front.body(),
                front.examples(),
                footer,
                front.buttons(),
                offer,
                cards,
                code,
                false);
    }
}
