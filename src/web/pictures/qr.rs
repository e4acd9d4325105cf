//! QR codes of permanent links.

use askama::Template;
use fast_qr::ECL;
use fast_qr::qr::QRBuilder;

use crate::web::error::ApiError;

/// Light modules around the code that readers need (ISO/IEC 18004).
const QUIET: usize = 4;

/// A code as dark runs on a light ground.
pub struct Code {
    /// Modules on each side, without the quiet zone.
    pub modules: usize,
    /// The dark runs, in modules, as an SVG path.
    pub path: String,
}

#[derive(Template)]
#[template(path = "pictures/qr.svg")]
struct Picture<'a> {
    label: &'a str,
    /// Modules on each side with the quiet zone.
    side: usize,
    path: &'a str,
    pixels: Option<usize>,
}

impl Code {
    /// The code of an address. A quarter of it may be hidden or dirty: it is read from slides, at an angle.
    ///
    /// # Errors
    /// [`ApiError::Internal`] when the address is longer than any code holds, which no address of the server is.
    pub fn of(address: &str) -> Result<Self, ApiError> {
        let built = QRBuilder::new(address).ecl(ECL::Q).build();
        let code = built.or_else(|_| QRBuilder::new(address).ecl(ECL::L).build());
        let code = code.map_err(|_| ApiError::Internal)?;
        let mut path = String::new();
        for y in 0..code.size {
            let mut x = 0;
            while x < code.size {
                let run = code[y][x..].iter().take_while(|module| module.value()).count();
                if run > 0 {
                    path.push_str(&format!("M{x} {y}h{run}v1h-{run}z"));
                }
                x += run.max(1);
            }
        }
        Ok(Self {
            modules: code.size,
            path,
        })
    }
}

/// A QR code as inline SVG, dark on light in every colour scheme. The label says where it leads.
///
/// # Errors
/// [`ApiError::Internal`] when the address is longer than any code holds.
pub fn qr_inline(address: &str) -> Result<String, ApiError> {
    draw(address, None)
}

/// A QR code as an SVG file of a size.
pub(super) fn qr_file(address: &str, pixels: usize) -> Result<String, ApiError> {
    draw(address, Some(pixels))
}

fn draw(address: &str, pixels: Option<usize>) -> Result<String, ApiError> {
    let code = Code::of(address)?;
    let picture = Picture {
        label: address,
        side: code.modules + 2 * QUIET,
        path: &code.path,
        pixels,
    };
    picture.render().map_err(|_| ApiError::Internal)
}

/// A QR code as a bitmap: every module has the same whole number of pixels, what is over becomes quiet zone.
pub(super) fn qr_bitmap(address: &str, pixels: usize) -> Result<Vec<u8>, ApiError> {
    let code = Code::of(address)?;
    let scale = (pixels / (code.modules + 2 * QUIET)).max(1);
    let margin = pixels.saturating_sub(scale * code.modules) / 2;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{pixels}\" height=\"{pixels}\"><path fill=\"#fff\" d=\"M0 \
         0h{pixels}v{pixels}H0z\"/><path shape-rendering=\"crispEdges\" transform=\"translate({margin} {margin}) \
         scale({scale})\" d=\"{}\"/></svg>",
        code.path
    );
    super::raster::png(&svg)
}
