package org.bandeja.autotext.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** In which language Bandeja speaks to a customer whom nobody has asked. */
public final class CustomerLanguage {
    /** Languages that texts are written in. */
    public static final List<String> ALL = List.of("es", "en", "pt");

    private static final Map<String, Set<String>> COUNTRIES = Map.of(
            "es",
            Set.of(
                    "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GQ", "GT", "HN", "MX", "NI", "PA", "PE",
                    "PR", "PY", "SV", "UY", "VE"),
            "pt",
            Set.of("AO", "BR", "CV", "GW", "MZ", "PT", "ST", "TL"),
            "en",
            Set.of(
                    "AU", "BS", "BB", "BZ", "CA", "GB", "GH", "GY", "IE", "IN", "JM", "KE", "NG", "NZ", "PH", "SG",
                    "TT", "US", "ZA"));

    private CustomerLanguage() {}

    /**
     * The first of these in which there is a text: what is noted of him, that of his number's country, that of the company's
     * number's country, any.
     *
     * @param there languages that there is a text in, at least one
     * @param noted as browsers name it, for example {@code pt-BR}
     * @param country of his number, two letters
     * @param home of the company's number, two letters
     */
    public static String of(
            Set<String> there, Optional<String> noted, Optional<String> country, Optional<String> home) {
        return Stream.of(
                        noted.map(tag -> tag.split("[-_]")[0]),
                        country.flatMap(CustomerLanguage::spoken),
                        home.flatMap(CustomerLanguage::spoken))
                .flatMap(Optional::stream)
                .filter(there::contains)
                .findFirst()
                .orElseGet(
                        () -> ALL.stream().filter(there::contains).findFirst().orElseThrow());
    }

    private static Optional<String> spoken(String country) {
        return ALL.stream()
                .filter(language -> COUNTRIES.get(language).contains(country))
                .findFirst();
    }
}
