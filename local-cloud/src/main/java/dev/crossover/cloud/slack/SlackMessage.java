package dev.crossover.cloud.slack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message in a channel.
 *
 * @param channel the channel's id or name, as the caller wrote it
 * @param ts Slack's name for the message within its channel: seconds and a counter
 * @param threadTs the message that this one answers
 * @param text its text
 * @param blocks its layout
 * @param username who says it
 * @param edited its last change
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SlackMessage(String channel, String ts, @JsonProperty("thread_ts") @Nullable String threadTs, String text,
		@Nullable JsonNode blocks, @Nullable String username, @Nullable Edited edited) {

	String key() {
		return this.channel + " " + this.ts;
	}

	SlackMessage changed(String newText, @Nullable JsonNode newBlocks, String editedTs) {
		return new SlackMessage(this.channel, this.ts, this.threadTs, newText, newBlocks, this.username,
				new Edited("U00000000", editedTs));
	}

	/**
	 * A change.
	 *
	 * @param user who changed it
	 * @param ts when
	 */
	record Edited(String user, String ts) {
	}

}
