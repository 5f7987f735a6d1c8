package org.bandeja.bench.growth;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What people write: words as frequent as in a language (the n-th is n times rarer than the first), of several languages, and
 * some of a known frequency that searches ask for.
 */
public final class Wording {
    private static final int WORDS = 50_000;
    private static final double MEAN_LENGTH = 9;
    private static final int LONGEST = 60;

    private static final String FREQUENT =
            "de que la no el a y en un es gracias por con para hola si me lo una los buenos días mi se su o pedido cuando muchas"
                    + " favor está puede hoy ya mañana más quiero tengo como pero precio envío enviar las del al le bien cómo"
                    + " obrigado obrigada você não uma com para meu minha pagamento boleto bom dia tarde noite entrega prazo"
                    + " the and you is it for my order please thanks when can have this to of delivery price tomorrow refund"
                    + " talla color rojo azul negro blanco tienda dirección calle número casa pago tarjeta transferencia"
                    + " recibo comprobante foto catálogo disponible cita taller repuesto bicicleta casco cadena rueda freno";
    private static final String[] SYLLABLES =
            ("ba be bi bo ca co cu cha che da de do fa fi ga go gue ja ju la le li lo lla ma me mi mo na ne ni no ña ñe pa pe pi"
                            + " po qui ra re ri ro rra sa se si so ta te ti to tra va ve vi ya za zo ción dad mente ndo ção lhe nho"
                            + " ing th er")
                    .split(" ");
    private static final String[] PICTURES = {"👍", "🙏", "😊", "❤️", "🎉", "😅"};

    private final String[] words;
    private final double[] upTo = new double[WORDS];

    public Wording() {
        Set<String> all = new LinkedHashSet<>(List.of(FREQUENT.split(" ")));
        Random random = new Random(7);
        while (all.size() < WORDS) {
            StringBuilder word = new StringBuilder();
            for (int left = 2 + random.nextInt(3); left > 0; left--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            all.add(word.toString());
        }
        words = new ArrayList<>(all).toArray(String[]::new);
        double sum = 0;
        for (int i = 0; i < WORDS; i++) {
            sum += 1.0 / (i + 3);
            upTo[i] = sum;
        }
    }

    /** The n-th of all words, as frequent as it is early. */
    public String word(int n) {
        return words[n];
    }

    /** A message; one in a hundred names an invoice, one in a thousand a warranty, one in twenty thousand a carrot. */
    String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = (int) Math.min(LONGEST, 1 - MEAN_LENGTH * Math.log(1 - random.nextDouble()));
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : " ").append(word(random));
        }
        oneIn(5, random, text, " pedido " + (1_000_000 + random.nextInt(9_000_000)));
        oneIn(100, random, text, " factura electrónica");
        oneIn(1_000, random, text, " por la garantía");
        oneIn(20_000, random, text, " zanahoria");
        oneIn(1_000_000, random, text, " berenjena");
        // Often written, but never in the same message.
        boolean one = random.nextBoolean();
        oneIn(50, random, text, one ? " mochila" : " paraguas");
        oneIn(12, random, text, " " + PICTURES[random.nextInt(PICTURES.length)]);
        return text.toString();
    }

    private static void oneIn(int many, Random random, StringBuilder text, String words) {
        if (random.nextInt(many) == 0) {
            text.append(words);
        }
    }

    private String word(Random random) {
        double wanted = random.nextDouble() * upTo[WORDS - 1];
        int low = 0;
        int high = WORDS - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (upTo[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return words[low];
    }
}
