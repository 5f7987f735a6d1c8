package org.bandeja.soak.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All customers of a run. Their phone numbers have the country code 999, which is nobody's. */
final class Dialogs {
    private final String run;
    private final List<Dialog> all;
    private final Map<String, Dialog> byPhone;

    /** @param run tells the messages of this run from all others; letters and digits */
    Dialogs(String run, int customers) {
        this.run = run;
        this.all = IntStream.range(0, customers)
                .mapToObj(customer -> new Dialog(customer, "99977%07d".formatted(customer)))
                .toList();
        this.byPhone = all.stream().collect(Collectors.toMap(Dialog::phone, Function.identity()));
    }

    List<Dialog> all() {
        return all;
    }

    /** @param phone with or without the plus sign */
    Optional<Dialog> with(String phone) {
        return Optional.ofNullable(byPhone.get(phone.replace("+", "")));
    }

    /** What WhatsApp's ids of all that customers write begin with. */
    String idPrefix() {
        return "wamid." + run + ".";
    }

    String id(Dialog dialog, int number) {
        return idPrefix() + dialog.customer() + "." + number;
    }

    /** Messages that customers wrote. */
    long written() {
        return all.stream().mapToLong(Dialog::written).sum();
    }
}
