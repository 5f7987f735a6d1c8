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
 * A table of what is configured, which is read whole: put in order, narrowed and divided into pages here. In which row a button
 * was pressed cannot be told by the place of the row: the browser may show an older drawing ({@link PressedRow}).
 */
public final class Listed<T> extends LazyDataModel<T> implements FoundRows {
    private static final long serialVersionUID = 1L;

    /** From so many on somebody looks for one. */
    private static final int MANY = 8;

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
        return getLeft();
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

    @Override
    public void toFirst(String table) {
        Pages.toFirst(table);
    }

    @Override
    public String getWords() {
        return words;
    }

    @Override
    public void setWords(String typed) {
        words = FindWords.cut(typed);
        find = FindWords.of(words);
    }

    @Override
    public int getLeft() {
        return found().size();
    }

    @Override
    public int getTotal() {
        return all.size();
    }

    @Override
    public boolean isNarrowed() {
        return !find.isEmpty() || getLeft() < getTotal();
    }

    @Override
    public boolean isFew() {
        return all.size() < MANY && words.isEmpty();
    }
}
