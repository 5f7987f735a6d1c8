package org.bandeja.launcher.demo;

import java.security.SecureRandom;
import java.util.List;
import org.bandeja.launcher.home.Secrets;

/** With what the people of the demo log in: random for every directory, the same at every start. */
public final class Credentials {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> THINGS = List.of(
            "lago", "monte", "faro", "puente", "bosque", "valle", "puerto", "jardin", "camino", "molino", "barco",
            "tren", "reloj", "farol", "cedro", "pino", "roble", "olivo", "limon", "mango", "cacao", "trigo", "viento",
            "rayo", "trueno", "cielo", "planeta", "cometa", "tambor", "piano", "violin", "teatro");
    private static final List<String> QUALITIES = List.of(
            "verde",
            "azul",
            "rojo",
            "claro",
            "sereno",
            "alto",
            "ancho",
            "suave",
            "dulce",
            "fresco",
            "nuevo",
            "antiguo",
            "ligero",
            "firme",
            "noble",
            "brillante",
            "dorado",
            "plateado",
            "lejano",
            "cercano",
            "callado",
            "alegre",
            "valiente",
            "curioso",
            "amable",
            "rapido",
            "sabio",
            "redondo",
            "sencillo",
            "libre",
            "pleno",
            "vivo");

    private final Secrets secrets;

    public Credentials(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Two words and a number: easily typed. */
    public String password(DemoPerson person) {
        return secrets.get("demo." + person.login() + ".password", Credentials::fresh);
    }

    /** A personal access token for the API. */
    public String token(DemoPerson person) {
        return secrets.get("demo." + person.login() + ".token", () -> "bdj_" + Secrets.randomToken());
    }

    private static String fresh() {
        return THINGS.get(RANDOM.nextInt(THINGS.size()))
                + "-"
                + QUALITIES.get(RANDOM.nextInt(QUALITIES.size()))
                + "-"
                + (100 + RANDOM.nextInt(900));
    }
}
