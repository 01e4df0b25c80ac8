package dev.crossover.router.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.crossover.common.ledger.BatchState;
import dev.crossover.router.watch.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What there is to tell of a batch. */
class BatchEventTests {

	private static final String WAY = """
			"created_at":"2026-11-23T10:00:00Z","queued_at":"2026-11-23T10:00:01Z","waking_at":"2026-11-23T10:00:02Z",\
			"running_at":"2026-11-23T10:05:00Z","finalizing_at":"2026-11-23T10:06:00Z","ended_at":"2026-11-23T10:06:01Z\"""";

	private static final Sighting ENDED = seen(BatchState.SUCCEEDED, 3, WAY);

	@Test
	void whoKnowsNothingIsToldTheWholeWay() {
		List<BatchEvent> events = BatchEvent.since(Position.START, ENDED);

		assertThat(events).extracting(BatchEventTests::text)
			.containsExactly("validating at 2026-11-23T10:00:00Z", "queued at 2026-11-23T10:00:01Z",
					"waking at 2026-11-23T10:00:02Z", "running at 2026-11-23T10:05:00Z",
					"finalizing at 2026-11-23T10:06:00Z", "succeeded at 2026-11-23T10:06:01Z", "100.0 %", "end");
	}

	@Test
	void whoComesBackIsToldTheRestAndNothingTwice() {
		List<BatchEvent> all = BatchEvent.since(Position.START, ENDED);

		for (int told = 0; told < all.size(); told++) {
			assertThat(BatchEvent.since(all.get(told).position(), ENDED)).isEqualTo(all.subList(told + 1, all.size()));
		}
	}

	@Test
	void whoMissedMuchIsToldEveryStateAndOnlyTheNewestProgress() {
		Position told = BatchEvent
			.since(Position.START, seen(BatchState.QUEUED, 0, "\"queued_at\":\"2026-11-23T10:00:01Z\""))
			.getLast()
			.position();

		assertThat(BatchEvent.since(told, ENDED)).extracting(BatchEventTests::text)
			.containsExactly("waking at 2026-11-23T10:00:02Z", "running at 2026-11-23T10:05:00Z",
					"finalizing at 2026-11-23T10:06:00Z", "succeeded at 2026-11-23T10:06:01Z", "100.0 %", "end");
	}

	@Test
	void stateWithoutItsMilestoneIsToldOnceAndWithoutATime() {
		List<BatchEvent> first = BatchEvent.since(Position.START, seen(BatchState.RUNNING, 1, "\"x\":0"));
		List<BatchEvent> second = BatchEvent.since(first.getLast().position(),
				seen(BatchState.RUNNING, 2, "\"running_at\":\"2026-11-23T10:05:00Z\""));

		assertThat(first).extracting(BatchEventTests::text).containsExactly("running at null", "33.3 %");
		assertThat(second).extracting(BatchEventTests::text).containsExactly("66.6 %");
	}

	@Test
	void milestoneOfAStepThatWasSkippedIsNotTold() {
		Position told = BatchEvent
			.since(Position.START, seen(BatchState.RUNNING, 1, "\"running_at\":\"2026-11-23T10:05:00Z\""))
			.getLast()
			.position();

		assertThat(BatchEvent.since(told, seen(BatchState.RUNNING, 1, WAY))).extracting(BatchEventTests::text)
			.containsExactly("33.3 %");
		assertThat(BatchEvent.since(Position.START, seen(BatchState.QUEUED, 0, WAY))).extracting(BatchEvent::name)
			.containsExactly("state", "state", "progress");
	}

	@Test
	void whatOnlyGotOlderIsNoNews() {
		Sighting batch = seen(BatchState.RUNNING, 1, WAY);

		assertThat(BatchEvent.since(BatchEvent.since(Position.START, batch).getLast().position(), batch)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "CANCELED", "EXPIRED", "FAILED", "COMPLETED_WITH_ERRORS" })
	void everyEndIsToldByItsName(BatchState end) {
		assertThat(BatchEvent.since(Position.START, seen(end, 1, "\"ended_at\":\"2026-11-23T10:06:01Z\"")))
			.extracting(BatchEventTests::text)
			.contains(end.name().toLowerCase(Locale.ROOT) + " at 2026-11-23T10:06:01Z")
			.endsWith("end");
	}

	@Test
	void batchThatWasNeverQueuedGoesToItsEnd() {
		Sighting batch = seen(BatchState.FAILED, 0,
				"\"created_at\":\"2026-11-23T10:00:00Z\",\"ended_at\":\"2026-11-23T10:00:01Z\"");

		assertThat(BatchEvent.since(Position.START, batch)).extracting(BatchEventTests::text)
			.containsExactly("validating at 2026-11-23T10:00:00Z", "failed at 2026-11-23T10:00:01Z", "0.0 %", "end");
	}

	@Test
	void positionComesBackAsItWent() {
		List<Position> positions = new ArrayList<>(
				BatchEvent.since(Position.START, ENDED).stream().map(BatchEvent::position).toList());
		positions.add(Position.START);

		assertThat(positions).allSatisfy((position) -> assertThat(Position.of(position.text())).contains(position));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "7.0", "-1.0", "1", "1.g", "1.0.start", "1.0123456789abc" })
	void positionThatIsNoneIsNone(String text) {
		assertThat(Position.of(text)).isEmpty();
	}

	private static String text(BatchEvent event) {
		return switch (event.data()) {
			case BatchEvent.StateChange change -> change.state() + " at " + change.at();
			case BatchEvent.Progress progress -> progress.percent() + " %";
			default -> event.name();
		};
	}

	private static Sighting seen(BatchState state, int succeeded, String milestones) {
		String batch = """
				{"id":"batch_1","stage":"x","counts":{"total":3,"succeeded":%d,"pending":%d},%s}""".formatted(succeeded,
				3 - succeeded, milestones);
		String tag = "%08x-0000-0000".formatted((state + batch).hashCode());
		return new Sighting(new byte[0], (ObjectNode) JsonMapper.shared().readTree(batch), state, tag);
	}

}
