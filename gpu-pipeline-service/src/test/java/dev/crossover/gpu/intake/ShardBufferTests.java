package dev.crossover.gpu.intake;

import java.nio.charset.StandardCharsets;

import dev.crossover.policy.dispatch.ShardLimits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests {@link ShardBuffer}. */
class ShardBufferTests {

	@Test
	void isCompleteAtTheMostDocuments() {
		ShardBuffer buffer = new ShardBuffer(new ShardLimits(2, 1_000));

		buffer.add(line("a"));
		assertThat(buffer.admits(line("b"))).isTrue();
		buffer.add(line("b"));
		assertThat(buffer.admits(line("c"))).isFalse();
	}

	@Test
	void isCompleteBeforeTheDocumentThatIsTooMuch() {
		ShardBuffer buffer = new ShardBuffer(new ShardLimits(100, 8));

		buffer.add(line("abc"));
		assertThat(buffer.admits(line("abc"))).isTrue();
		assertThat(buffer.admits(line("abcd"))).isFalse();
	}

	@Test
	void takesOneDocumentHoweverLarge() {
		assertThat(new ShardBuffer(new ShardLimits(100, 8)).admits(line("far more than eight bytes"))).isTrue();
	}

	@Test
	void beginsAnewOnceTaken() {
		ShardBuffer buffer = new ShardBuffer(new ShardLimits(2, 1_000));
		buffer.add(line("a"));
		buffer.add(line("b"));

		assertThat(buffer.take()).asString(StandardCharsets.UTF_8).isEqualTo("a\nb\n");
		assertThat(buffer.documents()).isZero();
		assertThat(buffer.admits(line("c"))).isTrue();
		buffer.add(line("c"));
		assertThat(buffer.take()).asString(StandardCharsets.UTF_8).isEqualTo("c\n");
	}

	private static byte[] line(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
