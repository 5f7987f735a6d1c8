package org.bandeja.console.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/**
 * A table of what is configured, which is read whole: put in order, narrowed and divided into pages here. What it shows stays as it
 * is, whatever was read since, until it is drawn anew: a button acts on the row in which it stands.
 */
public final class Listed<T> extends LazyDataModel<T> implements FoundRows {
    private static final long serialVersionUID = 1L;

    /** From so many on somebody looks for one. */
    static final int MANY = 8;

    private final transient Columns<T> columns;
    private transient List<T> all = List.of();
    private transient Predicate<T> wanted = row -> true;
    private transient FindWords find = FindWords.of("");
    private String words = "";

    Listed(Columns<T> columns) {
        this.columns = columns;
    }

    void show(List<T> rows) {
        all = List.copyOf(rows);
    }

    /** Only those of these, whatever words are looked for besides. */
    void only(Predicate<T> those) {
        wanted = those;
    }

    List<T> all() {
        return all;
    }

    private List<T> found() {
        return columns.found(all.stream().filter(wanted).toList(), find);
    }

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return getShown();
    }

    @Override
    public List<T> load(int first, int pageSize, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        Optional<SortMeta> sort = sorts.values().stream()
                .filter(meta -> meta.getOrder() != SortOrder.UNSORTED)
                .findFirst();
        List<T> rows = columns.inOrder(
                found(),
                sort.map(SortMeta::getField).orElse(""),
                sort.filter(meta -> meta.getOrder() == SortOrder.DESCENDING).isPresent(),
                Pages.locale());
        int from = Math.min(first, rows.size());
        int to = pageSize == 0 ? rows.size() : Math.min(from + pageSize, rows.size());
        return rows.subList(from, to);
    }

    /** What was looked for has changed: begins with the first page of what is left. @param table its id on the page */
    public void narrow(String table) {
        Pages.toFirst(table);
    }

    public String getWords() {
        return words;
    }

    public void setWords(String typed) {
        words = typed == null ? "" : typed;
        find = FindWords.of(words);
    }

    @Override
    public int getShown() {
        return found().size();
    }

    @Override
    public int getTotal() {
        return all.size();
    }

    @Override
    public boolean isNarrowed() {
        return !find.isEmpty() || getShown() < getTotal();
    }

    @Override
    public boolean isFew() {
        return all.size() < MANY && words.isEmpty();
    }
}
