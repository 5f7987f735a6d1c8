package org.bandeja.template.rules;

import java.util.Optional;

/** What stands in a header that is no text. */
public sealed interface Attachment {
    /**
     * A file that was uploaded.
     *
     * @param media public id of the file
     * @param name under which a document is shown
     */
    record File(String media, Header.Format format, Optional<String> name) implements Attachment {}

    /** A place on the map. */
    record Place(double latitude, double longitude, String name, String address) implements Attachment {
        public Place {
            if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
                throw new ValueNotUsable("header", ValueNotUsable.Fault.KIND);
            }
        }
    }
}
