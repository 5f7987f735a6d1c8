package org.bandeja.console.web;

import jakarta.faces.context.FacesContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bandeja.directory.model.AgentCursor;
import org.bandeja.directory.model.AgentQuestion;
import org.bandeja.directory.model.AgentQuestion.Sort;
import org.bandeja.directory.model.AgentRow;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/** The pages of a table of people, read when they are shown. */
public final class PeopleTable extends LazyDataModel<AgentRow> implements FoundRows {
    private static final long serialVersionUID = 1L;

    private static final AgentQuestion EVERYBODY = new AgentQuestion(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Sort.NAME,
            false,
            Optional.empty(),
            1);

    /** What the people must be like; sort and page come from the table. */
    interface Wanted {
        AgentQuestion question(Sort sort, boolean descending, Optional<AgentCursor> after, int limit);
    }

    private final transient Wanted wanted;
    private final transient Function<AgentQuestion, List<AgentRow>> list;
    private final transient ToLongFunction<AgentQuestion> count;

    /** Where the page before the one that begins at this row ended, in the present order. */
    private final transient Map<Integer, AgentCursor> ends = new HashMap<>();

    private String words = "";

    PeopleTable(Wanted wanted, Function<AgentQuestion, List<AgentRow>> list, ToLongFunction<AgentQuestion> count) {
        this.wanted = wanted;
        this.list = list;
        this.count = count;
    }

    /** Once for an answer, several parts of which say it. */
    private int count(AgentQuestion question) {
        Object counted = FacesContext.getCurrentInstance()
                .getAttributes()
                .computeIfAbsent(question, wanted -> count.applyAsLong(question));
        return (int) Math.min(Integer.MAX_VALUE, (Long) counted);
    }

    @Override
    public String getWords() {
        return words;
    }

    @Override
    public void setWords(String typed) {
        words = FindWords.cut(typed);
    }

    @Override
    public void toFirst(String table) {
        Pages.toFirst(table);
    }

    @Override
    public int getLeft() {
        return count(wanted.question(Sort.NAME, false, Optional.empty(), 1));
    }

    @Override
    public int getTotal() {
        return count(EVERYBODY);
    }

    @Override
    public boolean isNarrowed() {
        return !wanted.question(Sort.NAME, false, Optional.empty(), 1).equals(EVERYBODY);
    }

    /** By state and by department one asks for few, too. */
    @Override
    public boolean isFew() {
        return false;
    }

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return getLeft();
    }

    @Override
    public List<AgentRow> load(int first, int pageSize, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
        Optional<SortMeta> sort = sorts.values().stream()
                .filter(meta -> meta.getOrder() != SortOrder.UNSORTED)
                .findFirst();
        Sort by = sort.map(meta -> sort(meta.getField())).orElse(Sort.NAME);
        boolean descending =
                sort.filter(meta -> meta.getOrder() == SortOrder.DESCENDING).isPresent();
        return load(first, pageSize, by, descending);
    }

    /** Pages are turned one by one, so that where the page before ended is known; if not, it is read once more. */
    private List<AgentRow> load(int first, int pageSize, Sort by, boolean descending) {
        if (first == 0) {
            ends.clear();
        } else if (!ends.containsKey(first)) {
            load(Math.max(0, first - pageSize), pageSize, by, descending);
            if (!ends.containsKey(first)) {
                return List.of();
            }
        }
        Optional<AgentCursor> after = Optional.ofNullable(ends.get(first));
        List<AgentRow> rows = list.apply(wanted.question(by, descending, after, pageSize));
        List<AgentRow> page = rows.size() > pageSize ? List.copyOf(rows.subList(0, pageSize)) : rows;
        if (rows.size() > pageSize) {
            ends.put(first + pageSize, page.get(pageSize - 1).cursor(by));
        }
        return page;
    }

    private static Sort sort(String field) {
        return switch (field) {
            case "login" -> Sort.LOGIN;
            case "seen" -> Sort.SEEN;
            default -> Sort.NAME;
        };
    }

    @Override
    public String getRowKey(AgentRow row) {
        return row.id().text();
    }
}
