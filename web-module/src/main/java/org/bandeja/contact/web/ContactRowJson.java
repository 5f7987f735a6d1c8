package org.bandeja.contact.web;

import org.bandeja.contact.model.ContactRow;

/** A contact in a list. */
public record ContactRowJson(
        String id,
        String name,
        String profileName,
        String phone,
        String userId,
        boolean blocked,
        boolean marketingStopped) {
    static ContactRowJson of(ContactRow row) {
        return new ContactRowJson(
                row.id().text(),
                row.name(),
                row.profileName(),
                row.phone().orElse(null),
                row.userId().orElse(null),
                row.blocked(),
                row.marketingStopped());
    }
}
