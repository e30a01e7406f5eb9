//! `#[derive(Crosses)]`: how a type of the contract crosses to JavaScript and back.
//!
//! Comes in: the type's declaration with the serde attributes it has anyway. Goes out: its
//! `Crosses` (`src/wasm/crossing.rs`). What must stay true: it crosses as serde reads and writes it in
//! JSON (but for what is nothing, which is always written as `null`), and an attribute this does not
//! know is refused, never passed over.

mod names;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Attribute, Data, DeriveInput, Error, Field, Fields, Ident, LitStr, Path, Result, Variant,
    parse_macro_input,
};

use names::Case;

/// See the crate.
#[proc_macro_derive(Crosses, attributes(serde))]
pub fn crosses(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derived(&input).unwrap_or_else(Error::into_compile_error).into()
}

fn derived(input: &DeriveInput) -> Result<TokenStream> {
    let case = case_of(&input.attrs)?;
    let name = &input.ident;
    let (blank, cross) = match &input.data {
        Data::Struct(data) => of_fields(&data.fields, case)?,
        Data::Enum(data) => of_words(&data.variants.iter().collect::<Vec<_>>(), case)?,
        Data::Union(_) => return Err(Error::new_spanned(name, "a union does not cross")),
    };
    Ok(quote! {
        impl crate::wasm::Crosses for #name {
            fn blank() -> Self { #blank }
            fn cross(&mut self, over: &mut crate::wasm::Crossing) { #cross }
        }
    })
}

/// An object: field by field, in the order of the type.
fn of_fields(fields: &Fields, case: Case) -> Result<(TokenStream, TokenStream)> {
    let mut blanks = TokenStream::new();
    let mut crossings = TokenStream::new();
    for field in fields {
        let Some(ident) = &field.ident else {
            return Err(Error::new_spanned(field, "a field without a name does not cross"));
        };
        let default = default_of(field)?;
        let is_needed = default.is_none();
        let name = case.of_field(ident);
        let blank = default.unwrap_or_else(|| quote!(crate::wasm::Crosses::blank()));
        blanks.extend(quote!(#ident: #blank,));
        crossings.extend(quote!(over.field(#name, &mut self.#ident, #is_needed);));
    }
    Ok((quote!(Self { #blanks }), quote!(over.object(); #crossings)))
}

/// One of a few words.
fn of_words(variants: &[&Variant], case: Case) -> Result<(TokenStream, TokenStream)> {
    if let Some(other) = variants.iter().find(|one| !matches!(one.fields, Fields::Unit)) {
        return Err(Error::new_spanned(other, "a variant that holds something does not cross"));
    }
    let idents: Vec<&Ident> = variants.iter().map(|one| &one.ident).collect();
    let names = idents.iter().map(|ident| case.of_variant(ident));
    let places = 0..idents.len();
    let first = idents.first();
    Ok((
        quote!(Self::#first),
        quote! {
            let place = match self { #(Self::#idents => #places,)* };
            if let Some(word) = [#(Self::#idents),*].get(over.word(&[#(#names),*], place)) {
                *self = *word;
            }
        },
    ))
}

/// What a field is where it is absent; none where it must be there.
fn default_of(field: &Field) -> Result<Option<TokenStream>> {
    let mut default = None;
    for attribute in serde(&field.attrs) {
        attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("default") {
                default = Some(if let Ok(value) = meta.value() {
                    let path: Path = value.parse::<LitStr>()?.parse()?;
                    quote!(#path())
                } else {
                    quote!(Default::default())
                });
                return Ok(());
            }
            if meta.path.is_ident("skip_serializing_if") {
                return meta.value()?.parse::<LitStr>().map(drop);
            }
            Err(meta.error("what crosses does not know this"))
        })?;
    }
    Ok(default)
}

fn case_of(attributes: &[Attribute]) -> Result<Case> {
    let mut case = Case::AsItStands;
    for attribute in serde(attributes) {
        attribute.parse_nested_meta(|meta| {
            if !meta.path.is_ident("rename_all") {
                return Err(meta.error("what crosses does not know this"));
            }
            let name: LitStr = meta.value()?.parse()?;
            case = Case::of(&name.value()).ok_or_else(|| meta.error("no such case"))?;
            Ok(())
        })?;
    }
    Ok(case)
}

fn serde(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|one| one.path().is_ident("serde"))
}
