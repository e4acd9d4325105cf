//! Who may search now: as many at a time as there are cores, a short wait for the others, then a clear refusal.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::error::ApiError;

/// More requests than this do not wait. A timed wait keeps a retry storm from eating the processor, but each waiting
/// request holds memory.
const WAITING_MAX: usize = 1024;

/// The turns for work on blocking threads.
#[derive(Debug)]
pub struct Admission {
    permits: Arc<Semaphore>,
    wait: Duration,
    waiting: AtomicUsize,
}

impl Admission {
    /// Admits `permits` pieces of work at a time; others wait up to `wait`.
    #[must_use]
    pub fn new(permits: usize, wait: Duration) -> Self {
        Self {
            permits: Arc::new(Semaphore::new(permits)),
            wait,
            waiting: AtomicUsize::new(0),
        }
    }

    /// Runs work on a blocking thread when its turn comes.
    ///
    /// The permit moves into the work: a client that hangs up must not make room while its search still runs.
    ///
    /// # Errors
    /// [`ApiError::Overloaded`] when no turn came in time, [`ApiError::Internal`] when the work panicked.
    pub async fn run<T, F>(&self, work: F) -> Result<T, ApiError>
    where
        T: Send + 'static,
        F: FnOnce() -> Result<T, ApiError> + Send + 'static,
    {
        let permit = self.turn().await?;
        let running = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work()
        });
        running.await.unwrap_or_else(|_| Err(panicked()))
    }

    /// Runs short work on this thread when its turn comes. Handing it to another thread and back would cost as much as
    /// the work; longer work would keep this thread's other connections waiting.
    ///
    /// # Errors
    /// As [`Admission::run`].
    pub async fn run_here<T>(&self, work: impl FnOnce() -> Result<T, ApiError>) -> Result<T, ApiError> {
        let _permit = self.turn().await?;
        catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(panicked()))
    }

    async fn turn(&self) -> Result<OwnedSemaphorePermit, ApiError> {
        let place = Place::take(&self.waiting);
        if place.before >= WAITING_MAX {
            return Err(ApiError::Overloaded(retry_after_seconds()));
        }
        let turn = Arc::clone(&self.permits).acquire_owned();
        match tokio::time::timeout(self.wait, turn).await {
            Ok(Ok(permit)) => Ok(permit),
            Ok(Err(_)) | Err(_) => Err(ApiError::Overloaded(retry_after_seconds())),
        }
    }
}

fn panicked() -> ApiError {
    tracing::error!("a search panicked");
    ApiError::Internal
}

/// One request in the queue; leaves it when dropped, also when the client hangs up.
struct Place<'a> {
    waiting: &'a AtomicUsize,
    before: usize,
}

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Self {
        let before = waiting.fetch_add(1, Ordering::Relaxed);
        Self { waiting, before }
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

/// 1 to 3 seconds, spread so that refused clients do not all come back at once.
fn retry_after_seconds() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    1 + u64::from(now.subsec_micros()) % 3
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::Admission;
    use crate::web::error::ApiError;

    #[tokio::test]
    async fn work_beyond_the_permits_waits_and_is_then_refused_with_a_time_to_come_back() {
        let admission = std::sync::Arc::new(Admission::new(1, Duration::from_millis(20)));
        let (release, held) = mpsc::channel::<()>();
        let (started, start) = tokio::sync::oneshot::channel();
        let first = tokio::spawn({
            let admission = std::sync::Arc::clone(&admission);
            async move {
                let work = move || {
                    started.send(()).expect("the test waits for the start");
                    Ok(held.recv().is_ok())
                };
                admission.run(work).await
            }
        });
        start.await.unwrap();

        let second = admission.run(|| Ok(())).await;
        release.send(()).unwrap();

        assert!(matches!(second, Err(ApiError::Overloaded(1..=3))));
        assert!(first.await.unwrap().unwrap());
        assert!(admission.run(|| Ok(())).await.is_ok());
    }

    #[tokio::test]
    async fn a_panic_in_the_work_is_an_internal_error_and_gives_the_permit_back() {
        let admission = Admission::new(1, Duration::from_millis(20));

        let outcome: Result<(), ApiError> = admission.run(|| panic!("on purpose")).await;

        let here: Result<(), ApiError> = admission.run_here(|| panic!("on purpose")).await;

        assert!(matches!(outcome, Err(ApiError::Internal)));
        assert!(matches!(here, Err(ApiError::Internal)));
        assert!(admission.run(|| Ok(())).await.is_ok());
    }
}
