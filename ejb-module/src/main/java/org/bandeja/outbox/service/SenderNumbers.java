package org.bandeja.outbox.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.bandeja.outbox.rules.ErrorCatalogue;
import org.bandeja.routing.model.BusinessNumbers;
import org.bandeja.routing.model.NumberId;

/** The numbers that messages leave from. */
@ApplicationScoped
public class SenderNumbers {
    @Inject
    BusinessNumbers numbers;

    /** Which numbers an error that WhatsApp gave one of them concerns. */
    @Transactional
    public List<NumberId> concernedBy(int code, NumberId number) {
        return ErrorCatalogue.concernsAccount(code) ? numbers.ofSameAccount(number) : List.of(number);
    }
}
