package org.bandeja.template.service;

import org.bandeja.refusal.model.Refusal;

/** The file is no example of such a header: an image is JPEG or PNG, a video MP4, a document PDF. */
public class SampleNotUsable extends Refusal {
    private static final long serialVersionUID = 1L;

    public SampleNotUsable() {
        super(Kind.BEYOND_LIMITS, "the file is of another kind than the header");
    }
}
