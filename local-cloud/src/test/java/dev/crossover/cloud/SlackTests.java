package dev.crossover.cloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Slack's own client, pointed at the local cloud. */
@ExtendWith(SharedCloud.class)
class SlackTests {

	private final CloudProcess cloud;

	private final Slack slack;

	SlackTests(CloudProcess cloud) {
		this.cloud = cloud;
		SlackConfig config = new SlackConfig();
		config.setMethodsEndpointUrlPrefix(cloud.address() + "/api/");
		this.slack = Slack.getInstance(config);
	}

	@Test
	void messageAndItsThreadAreShownAsTheyWereSaid() throws Exception {
		ChatPostMessageResponse alert = bot().chatPostMessage((post) -> post.channel("#alerts")
			.text("The GPU does not start")
			.blocks(Blocks
				.asBlocks(Blocks.section((section) -> section.text(BlockCompositions.markdownText("*No capacity*"))))));
		ChatPostMessageResponse reply = bot()
			.chatPostMessage((post) -> post.channel("#alerts").text("It starts again").threadTs(alert.getTs()));

		assertThat(alert.isOk()).isTrue();
		assertThat(reply.getTs()).isGreaterThan(alert.getTs());
		JsonNode shown = message(alert.getTs());
		assertThat(shown.path("text").asString()).isEqualTo("The GPU does not start");
		assertThat(shown.path("blocks").path(0).path("text").path("text").asString()).isEqualTo("*No capacity*");
		assertThat(message(reply.getTs()).path("thread_ts").asString()).isEqualTo(alert.getTs());
	}

	@Test
	void messageIsChangedInItsPlace() throws Exception {
		ChatPostMessageResponse alert = bot().chatPostMessage((post) -> post.channel("C1").text("firing"));

		assertThat(bot().chatUpdate((update) -> update.channel("C1").ts(alert.getTs()).text("resolved")).isOk())
			.isTrue();

		assertThat(message(alert.getTs()).path("text").asString()).isEqualTo("resolved");
	}

	@Test
	void mistakesAreAnsweredWithSlacksErrors() throws Exception {
		assertThat(this.slack.methods(" ").authTest((test) -> test).getError()).isEqualTo("not_authed");
		assertThat(bot().chatPostMessage((post) -> post.channel("C1")).getError()).isEqualTo("no_text");
		assertThat(bot().chatPostMessage((post) -> post.text("where")).getError()).isEqualTo("channel_not_found");
		assertThat(bot().chatUpdate((update) -> update.channel("C1").ts("1.000001").text("what")).getError())
			.isEqualTo("message_not_found");
		assertThat(bot().usersList((list) -> list).getError()).isEqualTo("unknown_method");
	}

	@Test
	void incomingWebhookIsSaidInAChannelOfItsOwn() throws IOException, InterruptedException {
		assertThat(
				this.slack.send(this.cloud.address() + "/services/T0/B0/x", "{\"text\":\"over a webhook\"}").getBody())
			.isEqualTo("ok");

		assertThat(messages()).anySatisfy((message) -> {
			assertThat(message.path("channel").asString()).isEqualTo("T0/B0/x");
			assertThat(message.path("text").asString()).isEqualTo("over a webhook");
		});
	}

	@Test
	void channelsAreThoseInWhichSomethingWasSaid() throws IOException, SlackApiException {
		bot().chatPostMessage((post) -> post.channel("#listed").text("hello"));

		assertThat(bot().conversationsList((list) -> list).getChannels()).extracting((channel) -> channel.getName())
			.contains("#listed");
	}

	private MethodsClient bot() {
		return this.slack.methods("xoxb-any-token");
	}

	private JsonNode message(String ts) throws IOException, InterruptedException {
		return messages().stream()
			.filter((message) -> message.path("ts").asString().equals(ts))
			.findFirst()
			.orElseThrow();
	}

	private List<JsonNode> messages() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.cloud.address() + "/_slack")).GET().build();
		String body = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
		return JsonMapper.shared().readTree(body).path("messages").valueStream().toList();
	}

}
