package org.bandeja.bench.measure;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.bandeja.bench.client.Api;

/**
 * What a statement took, as {@code ANALYZE FORMAT=JSON} tells.
 *
 * @param read rows of tables
 * @param sorted rows that went into a sorting
 */
record Effort(long read, long sorted, double millis) {
    private static final Effort NONE = new Effort(0, 0, 0);

    static Effort of(String json) {
        JsonObject block = Api.json(json).getJsonObject("query_block");
        Effort all = in(block);
        return new Effort(all.read, all.sorted, number(block, "r_total_time_ms"));
    }

    boolean isAtMost(long rows) {
        return read <= rows && sorted <= rows;
    }

    private static Effort in(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().map(Effort::in).reduce(NONE, Effort::and);
        }
        if (!(value instanceof JsonObject object)) {
            return NONE;
        }
        Effort own = new Effort(isTable(object) ? Math.round(rows(object)) : 0, 0, 0);
        for (var part : object.entrySet()) {
            Effort inside = in(part.getValue());
            own = own.and(inside);
            if (part.getKey().equals("filesort") || part.getKey().equals("read_sorted_file")) {
                own = own.and(new Effort(0, inside.sorted == 0 ? inside.read : 0, 0));
            }
        }
        return own;
    }

    /** What was derived on the way has a name in angle brackets. */
    private static boolean isTable(JsonObject object) {
        return !object.getString("table_name", "<").startsWith("<");
    }

    private Effort and(Effort other) {
        return new Effort(read + other.read, sorted + other.sorted, 0);
    }

    private static double rows(JsonObject table) {
        return Math.max(1, number(table, "r_loops")) * number(table, "r_rows");
    }

    private static double number(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.doubleValue() : 0;
    }
}
