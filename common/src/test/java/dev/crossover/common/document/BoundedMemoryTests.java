package dev.crossover.common.document;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.List;

import com.sun.management.ThreadMXBean;
import dev.crossover.policy.account.AccountLimits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A document of any length takes no more memory than one that is allowed. */
class BoundedMemoryTests {

	private static final long HUGE = 64L << 20;

	private static final AccountLimits LIMITS = new AccountLimits(10, 10_000, Long.MAX_VALUE);

	@ParameterizedTest
	@EnumSource
	void nextWhenADocumentIsHugeSkipsItInLittleMemory(DocumentFormat format) throws IOException {
		InputStream body = switch (format) {
			case NDJSON -> Reading.filled("{\"text\":\"", 'x', HUGE, "\"}\n{\"text\":\"after\"}\n");
			case CSV -> Reading.filled("text\n", 'x', HUGE, "\nafter\n");
			case JSON_ARRAY -> Reading.filled("[{\"text\":\"", 'x', HUGE, "\"},{\"text\":\"after\"}]");
		};
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();

		List<DocumentLine> lines = Reading.of(format, body, LIMITS);

		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(HUGE / 16);
		assertThat(lines).extracting(Reading::inShort).containsExactly("0 null! too_long", "1 null: after");
	}

}
