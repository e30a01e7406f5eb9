//! WooCommerce translates its headers: the names a column goes by, as its translators chose them.

/// A column and every name it has.
pub struct Localised(&'static [&'static str]);

impl Localised {
    /// Whether `header` is one of the names.
    pub fn is(&self, header: &str) -> bool {
        self.0.iter().any(|name| name.eq_ignore_ascii_case(header))
    }
}

/// English, German, French, Spanish, Italian, Dutch where they differ.
pub const TYPE: Localised = Localised(&["Type", "Typ", "Tipo"]);
/// The shop's own number of the product.
pub const SKU: Localised =
    Localised(&["SKU", "Artikelnummer", "Artikelnummer (SKU)", "UGS", "COD"]);
/// The number of its bar code.
pub const GTIN: Localised = Localised(&[
    "GTIN, UPC, EAN, or ISBN",
    "GTIN, UPC, EAN oder ISBN",
    "GTIN, UPC, EAN ou ISBN",
    "GTIN, UPC, EAN o ISBN",
    "GTIN, UPC, EAN of ISBN",
]);
/// The title.
pub const NAME: Localised = Localised(&["Name", "Nom", "Nombre", "Nome", "Naam"]);
/// 1, 0 or -1.
pub const PUBLISHED: Localised = Localised(&[
    "Published",
    "Veröffentlicht",
    "Publié",
    "Publicado",
    "Pubblicato",
    "Gepubliceerd",
]);
/// 1, 0 or `backorder`.
pub const IN_STOCK: Localised = Localised(&[
    "In stock?",
    "Vorrätig?",
    "En stock ?",
    "En stock?",
    "¿En inventario?",
    "¿Existencias?",
    "In stock",
    "Op voorraad?",
]);
/// Before any reduction.
pub const REGULAR_PRICE: Localised = Localised(&[
    "Regular price",
    "Regulärer Preis",
    "Tarif régulier",
    "Precio normal",
    "Prezzo di listino",
    "Reguliere prijs",
]);
/// Reduced.
pub const SALE_PRICE: Localised = Localised(&[
    "Sale price",
    "Angebotspreis",
    "Tarif promo",
    "Precio rebajado",
    "Prezzo in offerta",
    "Aanbiedingsprijs",
]);
/// Paths, separated by commas.
pub const CATEGORIES: Localised = Localised(&[
    "Categories",
    "Kategorien",
    "Catégories",
    "Categorías",
    "Categorie",
    "Categorieën",
]);
/// Pictures, separated by commas.
pub const IMAGES: Localised =
    Localised(&["Images", "Bilder", "Imágenes", "Immagini", "Afbeeldingen"]);
/// What it is a variation of.
pub const PARENT: Localised = Localised(&[
    "Parent",
    "Übergeordnetes Produkt",
    "Übergeordnet",
    "Superior",
    "Principal",
    "Genitore",
    "Hoofd",
]);
/// What a grouped product holds.
pub const GROUPED: Localised = Localised(&[
    "Grouped products",
    "Gruppierte Produkte",
    "Groupes de produits",
    "Productos agrupados",
    "Prodotti raggruppati",
    "Gegroepeerde producten",
]);
/// What may be taken instead.
pub const UPSELLS: Localised = Localised(&[
    "Upsells",
    "Zusatzverkäufe",
    "Produits suggérés",
    "Ventas dirigidas",
    "Up-Sell",
    "Upsell",
]);
/// What goes with it.
pub const CROSS_SELLS: Localised = Localised(&[
    "Cross-sells",
    "Cross-Sells (Querverkäufe)",
    "Querverkäufe",
    "Ventes croisées",
    "Ventas cruzadas",
    "Cross-Sell",
    "Cross-sell",
]);
/// The maker.
pub const BRANDS: Localised =
    Localised(&["Brands", "Marken", "Marques", "Marcas", "Marchi", "Merken"]);

/// `2× Tent, 1× Gas`, in the orders of Analytics.
pub const ORDER_PRODUCTS: Localised = Localised(&[
    "Product(s)",
    "Produkt(e)",
    "Produit(s)",
    "Producto(s)",
    "Prodotto(i)",
    "Product(en)",
]);
