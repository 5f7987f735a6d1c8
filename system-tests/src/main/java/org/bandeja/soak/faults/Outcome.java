package org.bandeja.soak.faults;

/**
 * What came of a run, or of several together.
 *
 * @param written by customers
 * @param stored of these
 * @param accepted replies of agents
 * @param arrived of these at customers
 * @param shown as failed or not certain, of those accepted that have not arrived
 * @param lost of both directions
 * @param doubled of both directions
 * @param disordered of both directions
 * @param foreign what somebody saw and must not have seen, or got and must not have got
 * @param faults played
 */
public record Outcome(
        long written,
        long stored,
        long accepted,
        long arrived,
        long shown,
        long lost,
        long doubled,
        long disordered,
        long foreign,
        long faults) {
    static final String TITLES = "written,stored,accepted,arrived,shown,lost,doubled,disordered,foreign,faults";

    Outcome plus(Outcome other) {
        return new Outcome(
                written + other.written,
                stored + other.stored,
                accepted + other.accepted,
                arrived + other.arrived,
                shown + other.shown,
                lost + other.lost,
                doubled + other.doubled,
                disordered + other.disordered,
                foreign + other.foreign,
                faults + other.faults);
    }

    static Outcome none() {
        return new Outcome(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    String row() {
        return "%d,%d,%d,%d,%d,%d,%d,%d,%d,%d"
                .formatted(written, stored, accepted, arrived, shown, lost, doubled, disordered, foreign, faults);
    }

    static Outcome of(String row) {
        String[] c = row.split(",");
        return new Outcome(
                Long.parseLong(c[0]),
                Long.parseLong(c[1]),
                Long.parseLong(c[2]),
                Long.parseLong(c[3]),
                Long.parseLong(c[4]),
                Long.parseLong(c[5]),
                Long.parseLong(c[6]),
                Long.parseLong(c[7]),
                Long.parseLong(c[8]),
                Long.parseLong(c[9]));
    }

    @Override
    public String toString() {
        return ("%,d written, %,d of them stored; %,d replies accepted, %,d of them arrived, %,d shown as failed or not"
                        + " certain; lost %d, doubled %d, out of order %d, foreign %d; %d faults")
                .formatted(written, stored, accepted, arrived, shown, lost, doubled, disordered, foreign, faults);
    }
}
