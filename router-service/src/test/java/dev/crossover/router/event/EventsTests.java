package dev.crossover.router.event;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.crossover.common.account.Account;
import dev.crossover.policy.account.AccountType;
import dev.crossover.router.Events;
import dev.crossover.router.Events.Event;
import dev.crossover.router.RouterAmongStandIns;
import dev.crossover.router.StandIn.Asked;
import dev.crossover.router.StandIn.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Events of batches, over HTTP (S12, S36). */
@Timeout(30)
class EventsTests extends RouterAmongStandIns {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final Account STANDARD_ACCOUNT = new Account("acct_standard", AccountType.STANDARD);

	@Autowired
	private StreamSlots slots;

	@AfterAll
	static void disconnect() {
		HTTP.shutdownNow();
	}

	@Test
	void followsABatchToItsEnd() throws IOException {
		show("queued", 0, "\"created_at\":\"2026-11-23T10:00:00Z\",\"queued_at\":\"2026-11-23T10:00:01Z\"");

		try (Events events = open(null)) {
			assertThat(events.response().headers().firstValue("Content-Type"))
				.hasValue("text/event-stream;charset=UTF-8");
			assertThat(names(events.next(3))).containsExactly("state validating", "state queued", "progress 0.0");
			show("running", 1, "\"running_at\":\"2026-11-23T10:05:00Z\"");
			assertThat(names(events.next(2))).containsExactly("state running", "progress 33.3");
			show("running", 2, "\"running_at\":\"2026-11-23T10:05:00Z\"");
			assertThat(names(events.next(1))).containsExactly("progress 66.6");
			show("succeeded", 3, "\"running_at\":\"2026-11-23T10:05:00Z\",\"ended_at\":\"2026-11-23T10:06:00Z\"");

			List<Event> rest = events.rest();
			assertThat(names(rest)).containsExactly("state succeeded", "progress 100.0", "end");
			assertThat(rest.getLast().json().path("counts").path("succeeded").asInt()).isEqualTo(3);
		}
		await().until(() -> this.slots.takenBy(STANDARD_ACCOUNT) == 0);
	}

	@Test
	void goesOnFromEveryEventWithoutAGapOrADouble() throws UnsupportedEncodingException {
		ended();
		List<Event> all = read(STANDARD, "batch_1", null);

		assertThat(names(all)).containsExactly("state validating", "state queued", "state waking", "state running",
				"state finalizing", "state succeeded", "progress 100.0", "end");
		assertThat(all).extracting(Event::id).doesNotHaveDuplicates();
		for (int told = 0; told < all.size() - 1; told++) {
			assertThat(read(STANDARD, "batch_1", all.get(told).id())).isEqualTo(all.subList(told + 1, all.size()));
		}
	}

	@Test
	void comesBackNoMoreAfterTheEnd() throws UnsupportedEncodingException {
		ended();
		String end = read(STANDARD, "batch_1", null).getLast().id();

		assertThat(events(STANDARD, "batch_1").header("Last-Event-ID", end)).hasStatus(204).bodyText().isEmpty();
	}

	@Test
	void startsAnewFromAnIdThatIsNotOfThisBatch() throws UnsupportedEncodingException {
		ended();
		List<Event> all = read(STANDARD, "batch_1", null);
		String id = all.get(3).id();
		String tampered = id.substring(0, id.length() - 2) + (id.endsWith("AA") ? "BB" : "AA");
		String ofAnother = read(STANDARD, "batch_2", null).get(3).id();

		for (String other : List.of(tampered, ofAnother, "", "3", "nonsense")) {
			assertThat(read(STANDARD, "batch_1", other)).as(other).isEqualTo(all);
		}
	}

	@Test
	void opensNoStreamForWhoWantsItsHeadOnly() {
		show("running", 1, "\"x\":0");

		assertThat(this.mvc.head().uri("/v1/batches/batch_1/events").header("Authorization", STANDARD)).hasStatusOk()
			.hasContentTypeCompatibleWith("text/event-stream")
			.bodyText()
			.isEmpty();
	}

	@Test
	void answersBadRequestsAsProblems() {
		assertThat(events(STANDARD, "batch_1").header("Accept", "text/event-stream")).hasStatus(404)
			.hasContentType("application/problem+json")
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("not_found");
		assertThat(events(STANDARD, "batch_1").header("Accept", "application/json")).hasStatus(406);
		assertThat(events(STANDARD, "batch%201").header("Accept", "*/*")).hasStatus4xxClientError();
	}

	@Test
	void refusesAThousandStreamsOfOneAccountButNotOthers() throws IOException {
		show("running", 1, "\"x\":0");
		List<Events> open = new ArrayList<>();
		try {
			for (int stream = 0; stream < 20; stream++) {
				open.add(open(null));
			}
			assertThat(open).allSatisfy((stream) -> assertThat(stream.response().statusCode()).isEqualTo(200));

			assertThat(IntStream.range(0, 980).mapToObj((_) -> events(STANDARD, "batch_1").exchange()))
				.allSatisfy((answer) -> assertThat(answer).hasStatus(429).containsHeader("Retry-After"));
			assertThat(events(STANDARD, "batch_1")).bodyJson().extractingPath("$.code").isEqualTo("too_many_streams");
			open.add(Events.open(HTTP, uri(), ENTERPRISE, null));
			assertThat(open.getLast().response().statusCode()).isEqualTo(404);
		}
		finally {
			close(open);
		}
		await("the slots of streams that are gone").until(() -> this.slots.takenBy(STANDARD_ACCOUNT) == 0);
		ended();
		assertThat(events(STANDARD, "batch_1")).hasStatusOk();
	}

	@Test
	void refusesMoreStreamsThanThereIsRoomFor() throws IOException {
		RESULTS.answer((_) -> Reply.json(200, batch("batch_1", "running", 1)));
		List<Events> open = new ArrayList<>();
		try {
			for (int stream = 0; stream < 50; stream++) {
				open.add(Events.open(HTTP, uri(), ENTERPRISE, null));
			}
			MvcTestResult refused = events(STANDARD, "batch_1").exchange();

			assertThat(refused).hasStatus(503).containsHeader("Retry-After");
			assertThat(refused).bodyJson().extractingPath("$.code").isEqualTo("no_capacity");
		}
		finally {
			close(open);
		}
		await("room").until(() -> this.slots.takenBy(new Account("acct_enterprise", AccountType.ENTERPRISE)) == 0);
	}

	private static void close(List<Events> streams) throws IOException {
		for (Events stream : streams) {
			stream.close();
		}
	}

	private static List<String> names(List<Event> events) {
		return events.stream().map((event) -> switch (event.name()) {
			case "state" -> "state " + event.json().path("state").asString();
			case "progress" -> "progress " + event.json().path("percent").asDouble();
			default -> event.name();
		}).toList();
	}

	private List<Event> read(String key, String id, @Nullable String lastEventId) throws UnsupportedEncodingException {
		MockMvcRequestBuilder request = events(key, id);
		MvcTestResult answer = ((lastEventId != null) ? request.header("Last-Event-ID", lastEventId) : request)
			.exchange();
		assertThat(answer).hasStatusOk().hasHeader("Cache-Control", "no-store");
		assertThat(answer.getResponse().getContentAsString()).startsWith("retry: 2000\n\n");
		return Events.parse(answer.getResponse().getContentAsString());
	}

	private MockMvcRequestBuilder events(String key, String id) {
		return this.mvc.get().uri(URI.create("/v1/batches/%s/events".formatted(id))).header("Authorization", key);
	}

	private Events open(@Nullable String lastEventId) {
		return Events.open(HTTP, uri(), STANDARD, lastEventId);
	}

	private URI uri() {
		return URI.create("http://127.0.0.1:%d/v1/batches/batch_1/events".formatted(this.port));
	}

	private static void ended() {
		show("succeeded", 3,
				"""
						"created_at":"2026-11-23T10:00:00Z","queued_at":"2026-11-23T10:00:01Z","waking_at":"2026-11-23T10:00:02Z",
						"running_at":"2026-11-23T10:05:00Z","finalizing_at":"2026-11-23T10:06:00Z","ended_at":"2026-11-23T10:06:01Z\"""");
	}

	private static void show(String state, int succeeded, String milestones) {
		String batch = """
				{"id":"batch_1","state":"%s","stage":"x","counts":{"total":3,"succeeded":%d,"pending":%d},%s}"""
			.formatted(state, succeeded, 3 - succeeded, milestones);
		RESULTS.answer((asked) -> isOwn(asked) ? Reply.json(200, batch) : notFound());
	}

	private static boolean isOwn(Asked asked) {
		return asked.uri().getPath().startsWith("/internal/accounts/acct_standard/batches/batch_");
	}

}
