package org.bandeja.attendant.service;

import java.util.List;
import java.util.OptionalInt;
import org.bandeja.attendant.model.AttendantId;
import org.bandeja.attendant.model.AttendantVersion;
import org.bandeja.attendant.rules.AttendantTree;
import org.bandeja.attendant.rules.TreeProblem;
import org.bandeja.routing.model.RouteUse;

/**
 * An attendant as an administrator sees it.
 *
 * @param version to be given back with a change
 * @param tree what is being written
 * @param problems why that cannot be published; empty: it can
 * @param number of the version that talks; empty: none has been published
 * @param differs whether something was written since
 * @param versions those that were published, the newest first
 * @param uses what leads to it
 */
public record SeenAttendant(
        AttendantId id,
        String name,
        int version,
        AttendantTree tree,
        List<TreeProblem> problems,
        OptionalInt number,
        boolean differs,
        List<AttendantVersion> versions,
        List<RouteUse> uses) {}
