package org.bandeja.template.service;

import org.bandeja.refusal.model.Refusal;

/** The template has parts that cannot be written here: a carousel, a flow, an offer with an end. */
public class TemplateNotWritable extends Refusal {
    private static final long serialVersionUID = 1L;

    public TemplateNotWritable() {
        super(Kind.NOT_POSSIBLE_NOW, "the template has parts that cannot be written here");
    }
}
