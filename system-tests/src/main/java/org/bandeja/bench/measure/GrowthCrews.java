package org.bandeja.bench.measure;

import java.util.Map;
import org.bandeja.bench.instance.Crew;
import org.bandeja.bench.instance.Rows;
import org.bandeja.bench.measure.GrowthQuestions.Question;

/**
 * Who asks in a grown company.
 *
 * @param one of its largest department
 * @param many of all departments
 * @param administrators who see everything
 */
record GrowthCrews(Crew one, Crew many, Crew administrators) implements AutoCloseable {
    private static final String DEPARTMENT = "Growth 1";

    static GrowthCrews hire(Rows rows, int each) {
        GrowthCrews crews = new GrowthCrews(
                Crew.hire(rows, DEPARTMENT, each),
                Crew.hire(rows, DEPARTMENT, each),
                Crew.hire(rows, DEPARTMENT, each));
        crews.many
                .members()
                .forEach(member -> rows.change(
                        "insert ignore into membership (agent_id, department_id, role, joined_at) select ?, id,"
                                + " 'AGENT', utc_timestamp(3) from department where name like 'Growth %'",
                        member.id()));
        crews.administrators
                .members()
                .forEach(member -> rows.change("update agent set administrator = true where id = ?", member.id()));
        return crews;
    }

    Map<String, Question> ofOne(Setting setting) {
        return GrowthQuestions.ofAgents(setting, one.members().get(0).token());
    }

    Map<String, Question> ofMany(Setting setting) {
        return GrowthQuestions.ofAgents(setting, many.members().get(0).token());
    }

    Map<String, Question> ofAdministrators(Setting setting) {
        return GrowthQuestions.ofAdministrators(
                setting, administrators.members().get(0).token());
    }

    @Override
    public void close() {
        one.close();
        many.close();
        administrators.close();
    }
}
