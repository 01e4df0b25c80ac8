package dev.crossover.router.watch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.crossover.common.account.Account;
import dev.crossover.common.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The batches that are watched on this instance. However many watch a batch, it is looked
 * at once; when the last one leaves, no more. A shutdown ends all watches before it waits
 * for requests.
 */
@Component
public class Watches implements SmartLifecycle {

	private final Map<Key, Watched> batches = new ConcurrentHashMap<>();

	private final BatchSight sight;

	private final WatchSettings settings;

	private volatile boolean stopped;

	Watches(BatchSight sight, WatchSettings settings) {
		this.sight = sight;
		this.settings = settings;
	}

	/**
	 * Begins to watch a batch, with a look at it that is not older than this call.
	 * @param account whose it must be
	 * @param id the batch's id
	 * @return the watch, to be closed
	 * @throws ProblemException when there is no such batch, or it cannot be seen
	 */
	public Watch join(Account account, String id) {
		Key key = new Key(account.id(), id);
		Watched watched = this.batches.compute(key,
				(_, known) -> joined((known != null) ? known : watched(account, id)));
		Watch watch = new Watch(watched.batch(), () -> leave(key));
		try {
			if (!watched.batch().look().ended()) {
				watched.lookout().post();
			}
			if (this.stopped) {
				watched.batch().close();
			}
			return watch;
		}
		catch (RuntimeException ex) {
			watch.close();
			throw ex;
		}
	}

	private Watched watched(Account account, String id) {
		WatchedBatch batch = new WatchedBatch(() -> this.sight.look(account, id));
		return new Watched(batch, new Lookout(batch, this.settings));
	}

	private static Watched joined(Watched watched) {
		watched.batch().joined();
		return watched;
	}

	private void leave(Key key) {
		this.batches.computeIfPresent(key, (_, watched) -> left(watched));
	}

	private static @Nullable Watched left(Watched watched) {
		if (watched.batch().left()) {
			watched.batch().close();
			return null;
		}
		return watched;
	}

	/**
	 * How many batches are watched.
	 * @return the count
	 */
	int count() {
		return this.batches.size();
	}

	@Override
	public void start() {
		this.stopped = false;
	}

	@Override
	public void stop() {
		this.stopped = true;
		this.batches.values().forEach((watched) -> watched.batch().close());
	}

	@Override
	public boolean isRunning() {
		return !this.stopped;
	}

	private record Key(String account, String id) {
	}

	private record Watched(WatchedBatch batch, Lookout lookout) {
	}

}
