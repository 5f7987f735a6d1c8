package org.bandeja.guide.web;

import java.util.List;
import java.util.stream.Stream;

/**
 * One section of a guide.
 *
 * @param key names it: its place in the page
 * @param points one a line below the text; where one begins with keys to press, a dash stands behind them
 * @param picture its address
 */
public record GuideSection(String key, String title, String text, List<Point> points, String picture, String alt) {
    private static final String DASH = " — ";

    /** @param keys to press, one by one; empty: what it says is about no key */
    public record Point(List<String> keys, String text) {}

    static GuideSection of(String guide, String key, GuideTexts texts) {
        String place = guide + "." + key + ".";
        return new GuideSection(
                key,
                texts.text(place + "title"),
                texts.text(place + "text"),
                Stream.of(texts.text(place + "points").split("\n"))
                        .map(GuideSection::point)
                        .toList(),
                "/guide/" + guide + "-" + key + "-" + texts.pictured() + ".webp",
                texts.text(place + "alt"));
    }

    private static Point point(String line) {
        int dash = line.indexOf(DASH);
        return dash < 0
                ? new Point(List.of(), line)
                : new Point(List.of(line.substring(0, dash).split(" ")), line.substring(dash + DASH.length()));
    }
}
