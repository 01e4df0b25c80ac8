package dev.crossover.router.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.crossover.router.watch.Sighting;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something to tell of a batch.
 *
 * @param name what kind of thing
 * @param data the thing, to be written as JSON
 * @param position what has been told once this is
 */
record BatchEvent(String name, Object data, Position position) {

	private static final double PERMILLE = 1_000;

	/**
	 * What is to tell: every step that the batch has taken meanwhile, by its milestones,
	 * so that none is missing however late anyone looks; the newest progress; and the
	 * end.
	 * @param told what was told
	 * @param batch the batch now
	 * @return the events in their order, none when nothing is new
	 */
	static List<BatchEvent> since(Position told, Sighting batch) {
		List<BatchEvent> events = new ArrayList<>();
		Position known = told;
		for (Step step : Step.values()) {
			if (known.isBefore(step) && wasTaken(step, batch)) {
				known = known.after(step);
				events.add(new BatchEvent("state", StateChange.of(step, batch), known));
			}
		}
		if (!known.knowsProgressOf(batch)) {
			known = known.afterProgressOf(batch);
			events.add(new BatchEvent("progress", Progress.of(batch), known));
		}
		if (batch.ended() && !known.end()) {
			events.add(new BatchEvent("end", batch.batch(), known.afterEnd()));
		}
		return events;
	}

	private static boolean wasTaken(Step step, Sighting batch) {
		Step current = Step.of(batch.state());
		return step == current || (step.compareTo(current) < 0 && batch.batch().path(step.milestone()).isString());
	}

	/**
	 * A batch came to a state.
	 *
	 * @param state the state
	 * @param at when; absent when only that it did is known
	 */
	@JsonInclude(Include.NON_NULL)
	record StateChange(String state, @Nullable String at) {

		static StateChange of(Step step, Sighting batch) {
			String state = (step == Step.ENDED) ? batch.state().name() : step.name();
			return new StateChange(state.toLowerCase(Locale.ROOT),
					batch.batch().path(step.milestone()).asStringOpt().orElse(null));
		}

	}

	/**
	 * How far a batch is.
	 *
	 * @param stage what is happening
	 * @param percent how many in a hundred documents have ended; 100 only when all have
	 * @param counts how many documents ended how
	 * @param eta when it is expected to end; absent when it has, or nobody can say
	 */
	@JsonInclude(Include.NON_NULL)
	record Progress(JsonNode stage, double percent, JsonNode counts, @Nullable JsonNode eta) {

		static Progress of(Sighting batch) {
			JsonNode counts = batch.batch().path("counts");
			long total = counts.path("total").asLong();
			long ended = total - counts.path("pending").asLong();
			double percent = (total == 0) ? 0 : Math.floor(ended * PERMILLE / total) / 10;
			return new Progress(batch.batch().path("stage"), percent, counts, batch.batch().get("eta"));
		}

	}

}
